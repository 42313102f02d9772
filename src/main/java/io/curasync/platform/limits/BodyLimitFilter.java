package io.curasync.platform.limits;

import io.curasync.platform.LimitedBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the body of every request; webhooks, which come in ahead of it, have a limit of their own. What the API and uploads get is
 * read only when it is known who sends it, so only what comes from browsers differs by that.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class BodyLimitFilter extends OncePerRequestFilter {

    /** More than any file that an import takes. */
    private static final long FILE = DataSize.ofMegabytes(33).toBytes();

    /** More than any screen or script sends at once. */
    private static final long KNOWN = DataSize.ofMegabytes(1).toBytes();

    private static final long UNKNOWN = DataSize.ofKilobytes(64).toBytes();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = most(request);
        if (request.getContentLengthLong() > most) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        try {
            chain.doFilter(
                    FormRequest.isForm(request) ? FormRequest.read(request, most) : new LimitedRequest(request, most),
                    response);
        } catch (LimitedBody.TooLargeException e) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE);
        } catch (LimitedBody.TooSlowException e) {
            refuse(response, HttpStatus.REQUEST_TIMEOUT);
        }
    }

    private static long most(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.startsWith("/api/imports") || path.startsWith("/VAADIN/dynamic/")) {
            return FILE;
        }
        return path.startsWith("/api/") || isSignedIn(request.getSession(false)) ? KNOWN : UNKNOWN;
    }

    private static boolean isSignedIn(@Nullable HttpSession session) {
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private static void refuse(HttpServletResponse response, HttpStatus status) throws IOException {
        if (!response.isCommitted()) {
            response.sendError(status.value());
        }
    }
}
