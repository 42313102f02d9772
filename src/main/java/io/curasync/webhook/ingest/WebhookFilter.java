package io.curasync.webhook.ingest;

import io.curasync.platform.http.ProblemWriter;
import io.curasync.webhook.LatencyMetrics;
import io.curasync.webhook.ingest.RejectReason.RejectedException;
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
 * Webhook endpoint. It answers before the security filter chain and Spring MVC run, because these would take more time than the endpoint
 * itself. A delivery needs neither of them: it has no user, session or cookie, and is authenticated by its signature.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebhookFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    static final String PATH = "/api/webhooks/curagenesis/practice-update";

    private final transient WebhookReceiver webhookReceiver;
    private final transient WebhookMetrics metrics;
    private final transient LatencyMetrics latencyMetrics;
    private final transient DeliveryCounts counts;

    WebhookFilter(
            WebhookReceiver webhookReceiver,
            WebhookMetrics metrics,
            LatencyMetrics latencyMetrics,
            DeliveryCounts counts) {
        this.webhookReceiver = webhookReceiver;
        this.metrics = metrics;
        this.latencyMetrics = latencyMetrics;
        this.counts = counts;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Uses the servlet path. Unlike the request URI, it does not contain the context path.
        if (!PATH.equals(request.getServletPath())) {
            chain.doFilter(request, response);
            return;
        }
        long since = System.nanoTime();
        try {
            Inbox.StoredDelivery stored = webhookReceiver.receive(request);
            accept(response, stored);
            metrics.stored(stored.duplicate());
            latencyMetrics.committed(Duration.ofNanos(System.nanoTime() - since));
        } catch (RejectedException e) {
            reject(response, e);
            metrics.rejected(e.reason());
            counts.rejected(e.reason(), request.getRemoteAddr());
        }
    }

    private static void accept(HttpServletResponse response, Inbox.StoredDelivery stored) throws IOException {
        String answer = "{\"success\":true,\"received\":true,\"eventId\":\"" + stored.id() + "\",\"duplicate\":"
                + stored.duplicate() + "}";
        byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void reject(HttpServletResponse response, RejectedException rejected) throws IOException {
        if (rejected.reason() == RejectReason.METHOD) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
        }
        if (rejected.retryAfterSeconds() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(rejected.retryAfterSeconds()));
        }
        ProblemWriter.write(response, rejected.reason().status(), String.valueOf(rejected.getMessage()));
    }
}
