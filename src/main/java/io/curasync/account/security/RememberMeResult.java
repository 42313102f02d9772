package io.curasync.account.security;

import io.curasync.account.CurrentUser;

/** What comes of a device's cookie when no HTTP session knows the device. */
sealed interface RememberMeResult {

    /**
     * The user is signed in again.
     *
     * @param token for the device's cookie from now on
     */
    record Resumed(long id, CurrentUser user, SessionToken token, boolean kept) implements RememberMeResult {}

    /** The device is signed out, or was never signed in. */
    record Unknown() implements RememberMeResult {}

    /** The token was replaced long ago: two are using the cookie. The device is signed out now. */
    record TokenReuse(String email) implements RememberMeResult {}
}
