package io.curasync.account.security.session;

import io.curasync.account.CurrentUser;

/** Result of resuming a session from a device's cookie. */
sealed interface RememberMeResult {

    /**
     * The user is signed in again.
     *
     * @param token the new value of the device's cookie
     */
    record Resumed(long id, CurrentUser user, SessionToken token, boolean keepSignedIn) implements RememberMeResult {}

    /** The device is signed out, or was never signed in. */
    record Unknown() implements RememberMeResult {}

    /** The token was replaced earlier, so two clients use copies of the cookie. The session has been ended. */
    record TokenReuse(String email) implements RememberMeResult {}
}
