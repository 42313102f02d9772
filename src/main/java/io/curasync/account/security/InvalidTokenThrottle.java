package io.curasync.account.security;

import io.curasync.platform.KeyedRateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Slows a network that sends many invalid API tokens down. Valid ones of the same network are not counted. */
final class InvalidTokenThrottle {

    private final KeyedRateLimiter rate = KeyedRateLimiter.ofGuesses();

    /** What to answer to this one. */
    AuthenticationException count(HttpServletRequest request, InvalidTokenException token) {
        long seconds = rate.secondsToWaitFrom(request.getRemoteAddr());
        return seconds == 0 ? token : new TooManyAttemptsException(Duration.ofSeconds(seconds));
    }
}
