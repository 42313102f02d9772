package io.curasync.webhook;

import io.curasync.platform.ProblemWriter;
import io.curasync.webhook.RejectReason.RejectedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The door that CuraGenesis knocks at. It stands ahead of the security chain and of MVC, which it does not need and which
 * cost more than all it does: it has no user, no session, no cookie; its guard is the signature.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebhookFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    static final String PATH = "/api/webhooks/curagenesis/practice-update";

    private final transient WebhookReceiver webhookReceiver;
    private final transient WebhookMetrics metrics;
    private final transient LatencyMetrics latencyMetrics;

    WebhookFilter(WebhookReceiver webhookReceiver, WebhookMetrics metrics, LatencyMetrics latencyMetrics) {
        this.webhookReceiver = webhookReceiver;
        this.metrics = metrics;
        this.latencyMetrics = latencyMetrics;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Unlike the request URI, without the context path.
        if (!PATH.equals(request.getServletPath())) {
            chain.doFilter(request, response);
            return;
        }
        long since = System.nanoTime();
        try {
            Inbox.StoredDelivery kept = webhookReceiver.receive(request);
            accept(response, kept);
            metrics.kept(kept.duplicate());
            latencyMetrics.committed(Duration.ofNanos(System.nanoTime() - since));
        } catch (RejectedException e) {
            refuse(response, e);
            metrics.rejected(e.rejection());
        }
    }

    private static void accept(HttpServletResponse response, Inbox.StoredDelivery kept) throws IOException {
        String answer = "{\"success\":true,\"received\":true,\"eventId\":\"" + kept.id() + "\",\"duplicate\":"
                + kept.duplicate() + "}";
        byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void refuse(HttpServletResponse response, RejectedException rejected) throws IOException {
        if (rejected.rejection() == RejectReason.METHOD) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
        }
        if (rejected.retryAfterSeconds() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(rejected.retryAfterSeconds()));
        }
        ProblemWriter.write(response, rejected.rejection().status(), String.valueOf(rejected.getMessage()));
    }
}
