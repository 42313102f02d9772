package io.curasync.account.security.api;

import io.curasync.account.security.TooManyAttemptsException;
import io.curasync.platform.http.KeyedRateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Throttles a network that sends many invalid API tokens. Valid tokens from the same network are not counted. */
final class InvalidTokenThrottle {

    private final KeyedRateLimiter rate = KeyedRateLimiter.forFailedAuthentication();

    /** Counts an invalid token. Returns the given exception, or a {@link TooManyAttemptsException} if the network is over the limit. */
    AuthenticationException count(HttpServletRequest request, InvalidTokenException token) {
        long seconds = rate.secondsToWaitFrom(request.getRemoteAddr());
        return seconds == 0 ? token : new TooManyAttemptsException(Duration.ofSeconds(seconds));
    }
}
