package io.curasync.webhook;

import io.curasync.platform.Problems;
import io.curasync.webhook.DeliveryReader.UnreadableException;
import io.curasync.webhook.GroupCommit.UnavailableException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The door that CuraGenesis knocks at. It stands ahead of the security chain and of MVC, which it does not need and which
 * cost more than all it does: it has no user, no session, no cookie; its guard is the signature.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebhookDoor extends HttpFilter {

    private static final long serialVersionUID = 1;

    static final String PATH = "/api/webhooks/curagenesis/practice-update";

    private final transient Signatures signatures;
    private final transient DeliveryReader reader;
    private final transient GroupCommit commit;

    WebhookDoor(Signatures signatures, DeliveryReader reader, GroupCommit commit) {
        this.signatures = signatures;
        this.reader = reader;
        this.commit = commit;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (PATH.equals(request.getRequestURI())) {
            answer(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            Problems.write(response, HttpStatus.METHOD_NOT_ALLOWED, "Webhooks are sent by POST");
        } else if (!signatures.configured()) {
            Problems.write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "No webhook secret is configured: set CURAGENESIS_WEBHOOK_SECRET and start the application again");
        } else if (!isJson(request.getContentType())) {
            Problems.write(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Webhooks are application/json");
        } else {
            receive(request, response);
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body;
        try {
            body = CappedBody.read(request);
        } catch (CappedBody.TooLargeException e) {
            Problems.write(response, HttpStatus.CONTENT_TOO_LARGE, "A webhook's body may have 256 KiB at most");
            return;
        } catch (IOException e) {
            Problems.write(response, HttpStatus.BAD_REQUEST, "The body ended before it was complete");
            return;
        }
        Signatures.Headers headers = new Signatures.Headers(
                request.getHeader("x-webhook-signature"),
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"));
        switch (signatures.verify(headers, body)) {
            case Verdict.Refused refused -> Problems.write(response, HttpStatus.UNAUTHORIZED, refused.reason());
            case Verdict.Genuine genuine -> keep(response, body, headers.id(), genuine);
        }
    }

    private void keep(HttpServletResponse response, byte[] body, @Nullable String id, Verdict.Genuine genuine)
            throws IOException {
        try {
            Inbox.Kept kept = commit.keep(reader.read(body, id, genuine.signedAt()));
            accept(response, kept);
        } catch (UnreadableException e) {
            Problems.write(response, HttpStatus.BAD_REQUEST, e.getMessage());
        } catch (UnavailableException e) {
            Problems.write(
                    response, HttpStatus.SERVICE_UNAVAILABLE, e.getMessage() + ": nothing was kept, send it again");
        }
    }

    private static void accept(HttpServletResponse response, Inbox.Kept kept) throws IOException {
        byte[] answer = "{\"success\":true,\"received\":true,\"eventId\":\"%d\",\"duplicate\":%b}"
                .formatted(kept.id(), kept.duplicate())
                .getBytes(StandardCharsets.US_ASCII);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }
}
