package io.curasync.account.security.login;

import io.curasync.account.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * The account of an email.
 *
 * @param key the email as PostgreSQL compares it: every spelling that finds a user has the same key
 * @param user null if there is none
 * @param passwordHash null if the user has no password
 * @param mustChangePassword whether the password was generated
 * @param isKnownPlace whether the user recently signed in from the attempt's network
 * @param isKnownBrowser whether the user recently signed in with the attempt's browser
 */
record LoginAccount(
        String key,
        @Nullable CurrentUser user,
        @Nullable String passwordHash,
        boolean isEnabled,
        boolean mustChangePassword,
        boolean isKnownPlace,
        boolean isKnownBrowser) {

    boolean isKnown() {
        return isKnownPlace || isKnownBrowser;
    }

    /**
     * Reason for a failed sign-in, for the audit log. The response to the browser is the same for all reasons.
     *
     * @param matches whether the password was the user's
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

    /** Actor for the audit log. An unknown email is not recorded, because it may be a password typed into the wrong field. */
    String auditName() {
        return user == null ? "unknown" : user.email();
    }
}
