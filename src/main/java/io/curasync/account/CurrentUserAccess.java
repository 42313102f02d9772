package io.curasync.account;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Returns the signed-in user to endpoints and views. */
public final class CurrentUserAccess {

    /**
     * Key in the browser's {@code sessionStorage}. When the application ends a session, the open screens of the session store the
     * time under this key, in milliseconds since 1970, and reload. If the reload leads to the sign-in page, that page shows the
     * reason for the sign-out.
     */
    public static final String SESSION_ENDED = "curasync-session-ended";

    private CurrentUserAccess() {}

    /** Returns the user of the current request; empty if the request is not authenticated, and outside requests. */
    public static Optional<CurrentUser> current() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(CurrentUser.class::isInstance)
                .map(CurrentUser.class::cast);
    }

    /**
     * Returns the user of the current request.
     *
     * @throws org.springframework.security.core.AuthenticationException if the request is not authenticated; the API then
     *     responds with 401
     */
    public static CurrentUser require() {
        return current().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No user is signed in"));
    }
}
