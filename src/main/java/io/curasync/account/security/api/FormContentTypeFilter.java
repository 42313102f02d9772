package io.curasync.account.security.api;

import io.curasync.platform.http.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects the content types that an HTML form can send, even on endpoints that read no body. A form on another site must not
 * trigger any action, whatever headers the browser sends. An empty body is accepted, because many clients send the content type of a
 * form by default. The cron endpoint accepts forms and text, because external schedulers send them.
 */
public class FormContentTypeFilter extends OncePerRequestFilter {

    private static final List<String> FORM_TYPES = List.of(
            MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            MediaType.MULTIPART_FORM_DATA_VALUE,
            MediaType.TEXT_PLAIN_VALUE);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return CrossSiteFilter.isSafe(request.getMethod()) || ApiTokenFilter.CRON.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() != 0 && isRejected(request.getContentType())) {
            ProblemWriter.write(
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Forms and plain text are not accepted. Send JSON as application/json, and an import as text/csv.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Also rejects wildcards, which are valid in {@code Accept} only and would make Spring fail. */
    private static boolean isRejected(@Nullable String contentType) {
        String type = String.valueOf(contentType).strip().toLowerCase(Locale.ROOT);
        return type.contains("*") || FORM_TYPES.stream().anyMatch(type::startsWith);
    }
}
