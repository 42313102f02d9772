package io.curasync.webhook.ingest;

import io.curasync.platform.http.LimitedBody;
import io.curasync.webhook.WebhookProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;

/** Reads the body of a request as it arrives. Never allocates memory by the Content-Length, because that may be wrong. */
final class BoundedBody {

    private BoundedBody() {}

    /**
     * Reads the whole body.
     *
     * @throws LimitedBody.TooLargeException if the body is larger than {@link WebhookProperties#MAX_BODY_BYTES}
     * @throws EOFException if the body ends before it is complete
     */
    static byte[] read(HttpServletRequest request) throws IOException {
        long contentLength = request.getContentLengthLong();
        if (contentLength > WebhookProperties.MAX_BODY_BYTES) {
            throw new LimitedBody.TooLargeException();
        }
        LimitedBody body = new LimitedBody(request.getInputStream(), WebhookProperties.MAX_BODY_BYTES);
        // The server returns at most Content-Length bytes.
        byte[] bytes = body.readNBytes(contentLength >= 0 ? (int) contentLength : Integer.MAX_VALUE);
        if (bytes.length < contentLength) {
            throw new EOFException();
        }
        return bytes;
    }
}
