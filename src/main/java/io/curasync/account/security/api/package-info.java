/** API tokens and the request rules of the API. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.security.api;
