package io.curasync.account.security.session;

import io.curasync.account.CurrentUser;

/** Result of resuming the session of a device from its cookie. */
sealed interface RememberMeResult {

    /**
     * The session continues, and the user is signed in.
     *
     * @param id id of the device session
     * @param token the current token, which becomes the value of the cookie
     */
    record Resumed(long id, CurrentUser user, SessionToken token, boolean keepSignedIn) implements RememberMeResult {}

    /**
     * The cookie is malformed or belongs to no valid session. The device was signed out, the session has expired, or the user is
     * deactivated.
     */
    record Unknown() implements RememberMeResult {}

    /**
     * The token is neither current nor accepted as the previous token, so two clients probably use copies of the cookie. The
     * session was ended for this reason.
     *
     * @param email email of the user
     */
    record TokenReuse(String email) implements RememberMeResult {}
}
