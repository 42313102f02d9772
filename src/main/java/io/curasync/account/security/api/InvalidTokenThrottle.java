package io.curasync.account.security.api;

import io.curasync.account.security.TooManyAttemptsException;
import io.curasync.platform.http.KeyedRateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Throttles networks that send many invalid API tokens. Valid tokens from the same network are accepted and not counted. */
final class InvalidTokenThrottle {

    private final KeyedRateLimiter rate = KeyedRateLimiter.forFailedAuthentication();

    /**
     * Counts an invalid token.
     *
     * @return the exception to throw: the given one, or a {@link TooManyAttemptsException} if the network exceeds the limit
     */
    AuthenticationException count(HttpServletRequest request, InvalidTokenException token) {
        long seconds = rate.secondsToWaitFrom(request.getRemoteAddr());
        return seconds == 0 ? token : new TooManyAttemptsException(Duration.ofSeconds(seconds));
    }
}
