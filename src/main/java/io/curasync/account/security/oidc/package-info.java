/** Sign-in with an OpenID Connect provider. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.security.oidc;
