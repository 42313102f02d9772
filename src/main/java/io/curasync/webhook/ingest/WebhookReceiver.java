package io.curasync.webhook.ingest;

import io.curasync.platform.http.LimitedBody;
import io.curasync.webhook.ingest.DeliveryParser.UnreadableException;
import io.curasync.webhook.ingest.GroupCommit.QueueFullException;
import io.curasync.webhook.ingest.GroupCommit.UnavailableException;
import io.curasync.webhook.ingest.GroupCommit.UnstorableException;
import io.curasync.webhook.ingest.RejectReason.RejectedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Validates a delivery and stores it in the inbox. Checks the method, the rate limit, the content type, the body size, the signature of the
 * raw bytes, and the content, in this order.
 */
@Component
class WebhookReceiver {

    private final SignatureVerifier signatureVerifier;
    private final RateLimit rateLimit;
    private final DeliveryParser parser;
    private final GroupCommit commit;
    private final UnreadableDeliveries unreadableDeliveries;
    private final DeliveryCounts counts;

    WebhookReceiver(
            SignatureVerifier signatureVerifier,
            RateLimit rateLimit,
            DeliveryParser parser,
            GroupCommit commit,
            UnreadableDeliveries unreadableDeliveries,
            DeliveryCounts counts) {
        this.signatureVerifier = signatureVerifier;
        this.rateLimit = rateLimit;
        this.parser = parser;
        this.commit = commit;
        this.unreadableDeliveries = unreadableDeliveries;
        this.counts = counts;
    }

    /**
     * Validates and stores the delivery in a request. Returns after the commit.
     *
     * @throws RejectedException if the delivery is invalid or could not be stored
     */
    Inbox.StoredDelivery receive(HttpServletRequest request) throws RejectedException {
        if (!"POST".equals(request.getMethod())) {
            throw new RejectedException(RejectReason.METHOD, "Webhooks must be sent by POST");
        }
        if (!signatureVerifier.configured()) {
            throw new RejectedException(
                    RejectReason.NO_SECRET,
                    "No webhook secret is configured: set CURAGENESIS_WEBHOOK_SECRET and start the application again");
        }
        long wait = rateLimit.secondsToWait(request.getRemoteAddr());
        if (wait > 0) {
            throw new RejectedException(
                    RejectReason.RATE_LIMIT, "Too many webhooks: this one was not stored, send it again", wait);
        }
        if (!isJson(request.getContentType())) {
            throw new RejectedException(RejectReason.NOT_JSON, "Webhooks are application/json");
        }
        byte[] body = body(request);
        SignatureVerifier.Headers headers = new SignatureVerifier.Headers(
                request.getHeader("x-webhook-signature"),
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"));
        return switch (signatureVerifier.verify(headers, body)) {
            case SignatureCheck.Invalid invalid -> throw new RejectedException(invalid.category(), invalid.reason());
            case SignatureCheck.Valid signature -> store(body, signature);
        };
    }

    static byte[] body(HttpServletRequest request) throws RejectedException {
        try {
            return BoundedBody.read(request);
        } catch (LimitedBody.TooLargeException e) {
            throw new RejectedException(RejectReason.TOO_LARGE, "A webhook's body may have 256 KiB at most");
        } catch (LimitedBody.TooSlowException e) {
            throw new RejectedException(RejectReason.CUT, "The body arrived too slowly: send it again");
        } catch (IOException e) {
            throw new RejectedException(RejectReason.CUT, "The body ended before it was complete");
        }
    }

    private Inbox.StoredDelivery store(byte[] body, SignatureCheck.Valid signature) throws RejectedException {
        try {
            Inbox.StoredDelivery stored = commit.store(parser.parse(body, signature.id(), signature.signedAt()));
            counts.accepted(signature);
            return stored;
        } catch (UnreadableException | UnstorableException e) {
            throw unreadable(String.valueOf(e.getMessage()), body);
        } catch (QueueFullException e) {
            throw new RejectedException(RejectReason.QUEUE_FULL, e.getMessage() + ": send it again");
        } catch (UnavailableException e) {
            throw new RejectedException(RejectReason.UNAVAILABLE, e.getMessage() + ": send it again");
        }
    }

    /**
     * Stores an unreadable delivery and returns the exception that the caller must throw. If storing fails, the exception has the reason
     * {@link RejectReason#UNAVAILABLE}, so that the sender retries.
     */
    private RejectedException unreadable(String reason, byte[] body) {
        try {
            unreadableDeliveries.add(reason, body);
            return new RejectedException(RejectReason.UNREADABLE, reason);
        } catch (DataAccessException | TransactionException e) {
            return new RejectedException(RejectReason.UNAVAILABLE, "PostgreSQL is not reachable: send it again");
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
