/** Authentication by API token, and checks of API requests before they reach the endpoints. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.security.api;
