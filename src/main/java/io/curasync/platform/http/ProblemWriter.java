package io.curasync.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes responses with problem details (RFC 9457) in code outside controllers, such as servlet filters. */
public final class ProblemWriter {

    /** Value of {@code Retry-After} in responses with status 503, in seconds. */
    public static final String RETRY_AFTER_SECONDS = "5";

    private static final JsonMapper JSON = new JsonMapper();

    private ProblemWriter() {}

    /**
     * Writes the status and the problem detail to the response. Adds {@code Retry-After} if the status is 503.
     *
     * @param detail one sentence that describes the problem to the client
     */
    public static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        response.setStatus(status.value());
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(JSON.writeValueAsString(problem));
    }
}
