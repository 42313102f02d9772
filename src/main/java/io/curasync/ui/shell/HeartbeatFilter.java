package io.curasync.ui.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers heartbeat requests with status 204. With these requests, open pages check that they can reach the server. The filter answers
 * before the filters for sessions, security and rate limits run. Therefore, a heartbeat neither extends a session nor counts toward a rate
 * limit, and the heartbeats of hundreds of open pages cost little.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HeartbeatFilter extends OncePerRequestFilter {

    static final String PATH = "/alive";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals(PATH) || !request.getMethod().equals(HttpMethod.GET.name());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
