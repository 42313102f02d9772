package io.curasync.account.security;

import io.curasync.platform.CallRate;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Slows a network that sends many invalid API tokens down. Valid ones of the same network are not counted. */
final class FailedTokens {

    private final CallRate rate = CallRate.ofGuesses();

    /** What to answer to this one. */
    AuthenticationException count(HttpServletRequest request, InvalidToken token) {
        long seconds = rate.secondsToWaitFrom(request.getRemoteAddr());
        return seconds == 0 ? token : new TooManyAttempts(Duration.ofSeconds(seconds));
    }
}
