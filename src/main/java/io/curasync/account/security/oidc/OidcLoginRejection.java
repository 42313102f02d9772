package io.curasync.account.security.oidc;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;

/** Reasons to reject a sign-in although the OpenID Connect provider has authenticated the person. */
enum OidcLoginRejection {
    NO_EMAIL("no-email", "the provider sends no email"),
    NOT_VERIFIABLE("unverifiable", "the provider sends no email_verified, and curasync.openid.trust-email is not set"),
    NOT_VERIFIED("unverified", "the provider says that the email is not verified"),
    NO_USER("unknown", "no active user has the email"),
    OTHER_ACCOUNT("other-account", "the provider's account is not the one of the first sign-in, or is another user's");

    private final String parameter;
    private final String reason;

    OidcLoginRejection(String parameter, String reason) {
        this.parameter = parameter;
        this.reason = reason;
    }

    /**
     * Checks that the claims contain an email, and that the email is verified or trusted.
     *
     * @param trustEmail whether an email counts as verified if the provider does not send {@code email_verified}
     * @return the reason for the rejection; null if the email is accepted
     */
    static @Nullable OidcLoginRejection of(StandardClaimAccessor claims, boolean trustEmail) {
        String email = claims.getEmail();
        if (email == null || email.isBlank()) {
            return NO_EMAIL;
        }
        // getEmailVerified() throws for a number. Some providers send the text "true".
        Object verified = claims.getClaims().get(StandardClaimNames.EMAIL_VERIFIED);
        if (verified == null) {
            return trustEmail ? null : NOT_VERIFIABLE;
        }
        return Boolean.parseBoolean(verified.toString()) ? null : NOT_VERIFIED;
    }

    /** Returns the query parameter that selects the message on the sign-in screen. */
    String parameter() {
        return parameter;
    }

    /** Returns the reason as text for the audit log. */
    String reason() {
        return reason;
    }
}
