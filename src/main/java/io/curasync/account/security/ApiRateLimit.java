package io.curasync.account.security;

import io.curasync.platform.CallRate;
import io.curasync.platform.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps one caller of the API from taking the machine for itself. */
class ApiRateLimit extends OncePerRequestFilter {

    private static final long BURST_SECONDS = 10;

    private final CallRate rate;

    /** @param perCaller calls a second */
    ApiRateLimit(int perCaller) {
        rate = new CallRate(perCaller, BURST_SECONDS * perCaller);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = request.getRemoteUser();
        long seconds = rate.secondsToWait(user == null ? request.getRemoteAddr() : user);
        if (seconds == 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        Problems.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many calls. Try again in %d second%s.".formatted(seconds, seconds == 1 ? "" : "s"));
    }
}
