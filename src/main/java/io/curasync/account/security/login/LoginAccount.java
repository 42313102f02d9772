package io.curasync.account.security.login;

import io.curasync.account.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * The account of a sign-in attempt, read by {@link LoginAccountQuery}. Also exists for an email that belongs to no user.
 *
 * @param key the email in lower case according to PostgreSQL, so that all spellings of an email have the same key
 * @param user null if no user has the email
 * @param passwordHash null if there is no user or the user has no password
 * @param isEnabled false if there is no user or the user is deactivated
 * @param mustChangePassword whether the password was generated
 * @param isKnownNetwork whether the user signed in from the network of the attempt within {@link LoginAccountQuery#KNOWN_TTL}
 * @param isKnownBrowser whether the user signed in with the browser of the attempt within {@link LoginAccountQuery#KNOWN_TTL}
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
     * Returns the reason for a failed sign-in, for the audit log. The response is the same for all reasons.
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

    /**
     * Returns the actor for the audit log. This is the email of the user, or {@code unknown} if there is no user. An unknown email is
     * not recorded, because it may be a password that was typed into the wrong field.
     */
    String auditName() {
        return user == null ? "unknown" : user.email();
    }
}
