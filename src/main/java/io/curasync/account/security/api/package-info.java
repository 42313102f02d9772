/** Authentication by API token and validation of API requests. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.security.api;
