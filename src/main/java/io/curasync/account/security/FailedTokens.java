package io.curasync.account.security;

import io.curasync.platform.CallRate;
import io.curasync.platform.NetworkAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Slows a network that sends many invalid API tokens down. Valid ones of the same network are not counted. */
final class FailedTokens {

    private static final int PER_SECOND = 20;
    private static final int AT_ONCE = 200;

    private final CallRate rate = new CallRate(PER_SECOND, AT_ONCE);

    /** What to answer to this one. */
    AuthenticationException count(HttpServletRequest request, InvalidToken token) {
        long seconds = rate.secondsToWait(NetworkAddress.network(request.getRemoteAddr()));
        return seconds == 0 ? token : new TooManyAttempts(Duration.ofSeconds(seconds));
    }
}
