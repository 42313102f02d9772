package io.curasync.account.security.oidc;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sign-in by OpenID Connect. The sign-in is off unless issuer, client id and client secret are set.
 *
 * @param issuer issuer URL of the provider, from which the URL of its discovery document is derived
 * @param name name of the provider on the sign-in button
 * @param trustEmail whether an email counts as verified if the provider does not send {@code email_verified}; Microsoft Entra
 *     does not send it
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
