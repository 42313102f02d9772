package io.curasync.account.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Thrown after too many failed sign-ins. Credentials are not checked until the wait is over. */
public final class TooManyAttemptsException extends AuthenticationException {

    private final Duration wait;

    public TooManyAttemptsException(Duration wait) {
        super("Too many failed sign-ins lately");
        this.wait = wait;
    }

    /** The wait in whole seconds, at least one. */
    public long seconds() {
        return Math.max(1, wait.toSeconds() + (wait.getNano() > 0 ? 1 : 0));
    }
}
