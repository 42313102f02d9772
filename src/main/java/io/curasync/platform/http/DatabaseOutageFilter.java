package io.curasync.platform.http;

import io.curasync.platform.DatabaseFailure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Responds with status 503 if a request failed because the database is unavailable. This includes failures outside endpoints, for example
 * while a filter stored a sign-in. Without this filter, the response would have status 500.
 */
@Component
@Order(DatabaseOutageFilter.ORDER)
class DatabaseOutageFilter extends OncePerRequestFilter {

    /** Order of this filter. It runs before Spring Security, whose order is -100. */
    static final int ORDER = -110;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || DatabaseFailure.of(e) != DatabaseFailure.OUTAGE) {
                throw e;
            }
            response.resetBuffer();
            DatabaseOutageResponse.log(e);
            respond(request, response, e);
        }
    }

    private static void respond(HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        if (ErrorPageController.isApiOrActuator(request.getServletPath())) {
            ProblemWriter.write(
                    response, HttpStatus.SERVICE_UNAVAILABLE, DatabaseOutageResponse.detail(request, failure));
            return;
        }
        boolean isPage = HttpMethod.GET.matches(request.getMethod());
        DatabaseOutageResponse.sendPage(request, response, failure, isPage ? null : request.getContextPath() + "/");
    }
}
