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
 * Rejects writes with a content type that an HTML form can send, even if the endpoint reads no body. This prevents a form on another site
 * from triggering an action, regardless of the headers that the browser sends. A request with an empty body is accepted, because many
 * clients send the content type of a form by default. The cron endpoint accepts forms and text, because external schedulers send these
 * content types.
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

    /**
     * Returns whether the content type must be rejected, because a form can send it or it contains a wildcard. Spring fails on a
     * wildcard, which is valid only in {@code Accept}.
     */
    private static boolean isRejected(@Nullable String contentType) {
        String type = String.valueOf(contentType).strip().toLowerCase(Locale.ROOT);
        return type.contains("*") || FORM_TYPES.stream().anyMatch(type::startsWith);
    }
}
