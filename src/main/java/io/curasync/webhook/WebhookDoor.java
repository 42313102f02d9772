package io.curasync.webhook;

import io.curasync.webhook.DeliveryReader.UnreadableException;
import io.curasync.webhook.GroupCommit.UnavailableException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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
            Problem.write(response, 405, "Webhooks are sent by POST");
        } else if (!signatures.configured()) {
            Problem.write(
                    response,
                    503,
                    "No webhook secret is configured: set CURAGENESIS_WEBHOOK_SECRET and start the application again");
        } else if (!isJson(request.getContentType())) {
            Problem.write(response, 415, "Webhooks are application/json");
        } else {
            receive(request, response);
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body;
        try {
            body = CappedBody.read(request);
        } catch (CappedBody.TooLargeException e) {
            Problem.write(response, 413, "A webhook's body may have 256 KiB at most");
            return;
        } catch (IOException e) {
            Problem.write(response, 400, "The body ended before it was complete");
            return;
        }
        Signatures.Headers headers = new Signatures.Headers(
                request.getHeader("x-webhook-signature"),
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"));
        switch (signatures.verify(headers, body)) {
            case Verdict.Refused refused -> Problem.write(response, 401, refused.reason());
            case Verdict.Genuine genuine -> keep(response, body, headers.id(), genuine);
        }
    }

    private void keep(HttpServletResponse response, byte[] body, @Nullable String id, Verdict.Genuine genuine)
            throws IOException {
        try {
            Inbox.Kept kept = commit.keep(reader.read(body, id, genuine.signedAt()));
            response.setStatus(200);
            Problem.writeJson(
                    response,
                    "application/json",
                    "{\"success\":true,\"received\":true,\"eventId\":\"%d\",\"duplicate\":%b}"
                            .formatted(kept.id(), kept.duplicate()));
        } catch (UnreadableException e) {
            Problem.write(response, 400, e.getMessage());
        } catch (UnavailableException e) {
            response.setHeader("Retry-After", "2");
            Problem.write(response, 503, e.getMessage() + ": nothing was kept, send it again");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }
}
