package io.curasync.account.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sign-in by an OpenID Connect provider; off unless the first three are set.
 *
 * @param issuer the provider's address, under which its configuration is found
 * @param name   what users call the provider, on the button
 * @param trustEmail whether an email address counts as verified if the provider does not send {@code email_verified}, as
 *     Microsoft Entra does not
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
