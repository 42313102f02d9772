package io.curasync.account.security.oidc;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sign-in by an OpenID Connect provider. Off unless issuer, client id and client secret are set.
 *
 * @param issuer URL of the provider, below which its discovery document is found
 * @param name the provider's name on the sign-in button
 * @param trustEmail whether an email address counts as verified if the provider does not send {@code email_verified}; Microsoft
 *     Entra does not send it
 */
@ConfigurationProperties("curasync.openid")
record OidcProperties(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("your company's sign-in") String name,
        @DefaultValue("false") boolean trustEmail) {

    boolean isOn() {
        return isSet(issuer) && isSet(clientId) && isSet(clientSecret);
    }

    boolean isHalfSet() {
        return !isOn() && (isSet(issuer) || isSet(clientId) || isSet(clientSecret));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
