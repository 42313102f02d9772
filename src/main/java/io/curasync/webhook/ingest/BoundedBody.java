package io.curasync.webhook.ingest;

import io.curasync.platform.http.LimitedBody;
import io.curasync.webhook.WebhookProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;

/**
 * Reads the body of a request, up to a maximum size. Memory is allocated as data arrives, not according to the {@code Content-Length},
 * because that header may be wrong.
 */
final class BoundedBody {

    private BoundedBody() {}

    /**
     * Reads the whole body.
     *
     * @throws LimitedBody.TooLargeException if the body or its {@code Content-Length} is larger than
     *     {@link WebhookProperties#MAX_BODY_BYTES}
     * @throws LimitedBody.TooSlowException if the body arrives too slowly
     * @throws EOFException if the body is shorter than its {@code Content-Length}
     */
    static byte[] read(HttpServletRequest request) throws IOException {
        long contentLength = request.getContentLengthLong();
        if (contentLength > WebhookProperties.MAX_BODY_BYTES) {
            throw new LimitedBody.TooLargeException();
        }
        LimitedBody body = new LimitedBody(request.getInputStream(), WebhookProperties.MAX_BODY_BYTES);
        // The server returns at most Content-Length bytes, so this reads the whole body.
        byte[] bytes = body.readNBytes(contentLength >= 0 ? (int) contentLength : Integer.MAX_VALUE);
        if (bytes.length < contentLength) {
            throw new EOFException();
        }
        return bytes;
    }
}
