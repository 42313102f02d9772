package io.curasync.account.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Thrown if a sign-in or an API token is rejected because of too many attempts. The client must wait before the next attempt. */
public final class TooManyAttemptsException extends AuthenticationException {

    private final Duration wait;

    public TooManyAttemptsException(Duration wait) {
        super("Too many failed sign-ins lately");
        this.wait = wait;
    }

    /** Returns the time to wait before the next attempt, in seconds, rounded up; at least 1. */
    public long seconds() {
        return Math.max(1, wait.toSeconds() + (wait.getNano() > 0 ? 1 : 0));
    }
}
