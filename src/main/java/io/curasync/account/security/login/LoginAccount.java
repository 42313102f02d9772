package io.curasync.account.security.login;

import io.curasync.account.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * The account for the email of a sign-in attempt.
 *
 * @param key the email in lower case, as PostgreSQL compares it, so that all spellings of an email have the same key
 * @param user null if no user has the email
 * @param passwordHash null if the user has no password
 * @param mustChangePassword whether the password was generated
 * @param isKnownNetwork whether the user recently signed in from the attempt's network
 * @param isKnownBrowser whether the user recently signed in with the attempt's browser
 */
record LoginAccount(
        String key,
        @Nullable CurrentUser user,
        @Nullable String passwordHash,
        boolean isEnabled,
        boolean mustChangePassword,
        boolean isKnownNetwork,
        boolean isKnownBrowser) {

    boolean isKnown() {
        return isKnownNetwork || isKnownBrowser;
    }

    /**
     * Returns the reason for a failed sign-in, for the audit log. The response to the browser is the same for all reasons.
     *
     * @param matches whether the password was correct
     */
    String reason(boolean matches) {
        if (user == null) {
            return "Unknown email";
        }
        if (passwordHash == null) {
            return "No password chosen yet";
        }
        return matches && !isEnabled ? "Deactivated user" : "Wrong password";
    }

    /** Returns the actor for the audit log. An unknown email is not recorded, because it may be a password typed into the wrong field. */
    String auditName() {
        return user == null ? "unknown" : user.email();
    }
}
