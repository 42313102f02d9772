package io.curasync.webhook;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import tools.jackson.core.io.JsonStringEncoder;

/** Answers of the door, which has no MVC to write them. */
final class Problem {

    private Problem() {}

    /** RFC 9457. */
    static void write(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        String title = String.valueOf(HttpStatus.valueOf(status).getReasonPhrase());
        writeJson(
                response,
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(
                                title,
                                status,
                                new String(JsonStringEncoder.getInstance().quoteAsCharArray(detail))));
    }

    static void writeJson(HttpServletResponse response, String type, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
