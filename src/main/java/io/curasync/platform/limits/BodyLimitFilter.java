package io.curasync.platform.limits;

import io.curasync.platform.http.LimitedBody;
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
 * Limits the size and the duration of request bodies. Webhooks are exempt, because their own filter runs before this filter and has its own
 * limit. Forms, and requests of screens without a signed-in user, have the smallest limit, because their bodies are read before
 * authentication. Other bodies of API requests and uploads are read only after authentication.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class BodyLimitFilter extends OncePerRequestFilter {

    /** Limit for uploads, larger than the largest import file. */
    private static final long MAX_UPLOAD_BYTES = DataSize.ofMegabytes(33).toBytes();

    /** Limit for signed-in screens and the API, larger than any of their messages. */
    private static final long MAX_BYTES = DataSize.ofMegabytes(1).toBytes();

    /** Limit for all forms, and for screens without a signed-in user. */
    private static final long MAX_ANONYMOUS_BYTES = DataSize.ofKilobytes(64).toBytes();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long maxBytes = maxBytes(request);
        if (request.getContentLengthLong() > maxBytes) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        try {
            chain.doFilter(
                    FormRequest.isForm(request)
                            ? FormRequest.read(request, maxBytes)
                            : new LimitedRequest(request, maxBytes),
                    response);
        } catch (FormRequest.MalformedException e) {
            reject(response, HttpStatus.BAD_REQUEST);
        } catch (LimitedBody.TooLargeException e) {
            reject(response, HttpStatus.CONTENT_TOO_LARGE);
        } catch (LimitedBody.TooSlowException e) {
            reject(response, HttpStatus.REQUEST_TIMEOUT);
        }
    }

    private static long maxBytes(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        // On all paths, forms are read before authentication.
        if (FormRequest.isForm(request)) {
            return MAX_ANONYMOUS_BYTES;
        }
        if (path.startsWith("/api/imports") || path.startsWith("/VAADIN/dynamic/")) {
            return MAX_UPLOAD_BYTES;
        }
        return path.startsWith("/api/") || isSignedIn(request.getSession(false)) ? MAX_BYTES : MAX_ANONYMOUS_BYTES;
    }

    private static boolean isSignedIn(@Nullable HttpSession session) {
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private static void reject(HttpServletResponse response, HttpStatus status) throws IOException {
        if (!response.isCommitted()) {
            response.sendError(status.value());
        }
    }
}
