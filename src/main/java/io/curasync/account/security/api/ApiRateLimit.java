package io.curasync.account.security.api;

import io.curasync.platform.http.KeyedRateLimiter;
import io.curasync.platform.http.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the rate of calls to the API and the actuator. The limit applies to each user, or to each network if the caller is not
 * authenticated. Health checks count too, because they are public and the readiness check queries the database. Webhooks do not count,
 * because their filter answers before the security filter chain runs. Each instance counts separately.
 */
public class ApiRateLimit extends OncePerRequestFilter {

    private static final long BURST_SECONDS = 10;

    private final KeyedRateLimiter rate;

    /**
     * Creates the filter.
     *
     * @param perCaller sustained number of calls per second for each caller; a burst may have ten times as many calls
     */
    public ApiRateLimit(int perCaller) {
        rate = new KeyedRateLimiter(perCaller, BURST_SECONDS * perCaller);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return Stream.of("/api/", "/actuator/").noneMatch(path -> uri.startsWith(request.getContextPath() + path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = request.getRemoteUser();
        long seconds = user == null ? rate.secondsToWaitFrom(request.getRemoteAddr()) : rate.secondsToWait(user);
        if (seconds == 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        ProblemWriter.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many calls. Try again in %d second%s.".formatted(seconds, seconds == 1 ? "" : "s"));
    }
}
