package io.curasync.account.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Thrown if credentials are not checked after too many failed sign-ins. The client must wait before the next attempt. */
public final class TooManyAttemptsException extends AuthenticationException {

    private final Duration wait;

    public TooManyAttemptsException(Duration wait) {
        super("Too many failed sign-ins lately");
        this.wait = wait;
    }

    /** Returns the time to wait in seconds, rounded up; at least 1. */
    public long seconds() {
        return Math.max(1, wait.toSeconds() + (wait.getNano() > 0 ? 1 : 0));
    }
}
