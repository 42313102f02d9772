package io.curasync.account;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Access to the signed-in user for endpoints and views. */
public final class CurrentUserAccess {

    /**
     * Key of the time at which the session ended, in the browser's {@code sessionStorage}. With it, the sign-in page explains the
     * sign-out.
     */
    public static final String SESSION_ENDED = "curasync-session-ended";

    private CurrentUserAccess() {}

    /** Returns the user of the current request; empty if unauthenticated. */
    public static Optional<CurrentUser> current() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(CurrentUser.class::isInstance)
                .map(CurrentUser.class::cast);
    }

    /**
     * Returns the user of the current request.
     *
     * @throws org.springframework.security.core.AuthenticationException if unauthenticated; the response is then 401
     */
    public static CurrentUser require() {
        return current().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No user is signed in"));
    }
}
