package io.curasync.platform.http;

import io.curasync.platform.DatabaseFailure;
import io.curasync.platform.DatabaseUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Writes responses with status 503 to requests that failed because PostgreSQL is unavailable. */
public final class DatabaseOutageResponse {

    /** Name of the request attribute that contains the sentence for the error page. */
    static final String DETAIL = DatabaseOutageResponse.class.getName() + ".detail";

    private static final Logger log = LoggerFactory.getLogger(DatabaseOutageResponse.class);

    private DatabaseOutageResponse() {}

    /**
     * Responds to a page request with an error page that needs no database. After five seconds, the browser leaves the error page and loads
     * {@code nextPage}.
     *
     * @param failure the cause; null if the request certainly changed nothing
     * @param nextPage path including the context path; null for the requested page
     */
    public static void sendPage(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Throwable failure,
            @Nullable String nextPage)
            throws IOException {
        String seconds = ProblemWriter.RETRY_AFTER_SECONDS;
        request.setAttribute(DETAIL, detail(request, failure));
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        response.setHeader("Refresh", nextPage == null ? seconds : seconds + "; url=" + nextPage);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** Returns the sentence for the client, which says what happened and whether to repeat the request. */
    static String detail(HttpServletRequest request, @Nullable Throwable failure) {
        boolean isRead = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        return !isRead && failure != null && DatabaseFailure.isOutcomeUnknown(failure)
                ? "The connection to PostgreSQL was lost, so it is unknown whether this took effect. Check before you repeat it."
                : "PostgreSQL cannot be reached. Try again soon.";
    }

    /** Logs the failure, unless the monitor of the database has already logged the outage. */
    static void log(Throwable failure) {
        if (!DatabaseUnavailableException.isCauseOf(failure)) {
            log.warn("A request failed because PostgreSQL was not reachable: {}", failure.getMessage());
        }
    }
}
