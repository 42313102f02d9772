package io.curasync.webhook.ingest;

import io.curasync.platform.http.LimitedBody;
import io.curasync.webhook.WebhookProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;

/** Reads a request's body as it arrives. The Content-Length may be wrong, so it is never used to allocate memory in advance. */
final class BoundedBody {

    private BoundedBody() {}

    /**
     * @throws LimitedBody.TooLargeException if the body is larger than {@link WebhookProperties#MAX_BODY}
     * @throws EOFException if the body ends before it is complete
     */
    static byte[] read(HttpServletRequest request) throws IOException {
        long contentLength = request.getContentLengthLong();
        if (contentLength > WebhookProperties.MAX_BODY) {
            throw new LimitedBody.TooLargeException();
        }
        LimitedBody body = new LimitedBody(request.getInputStream(), WebhookProperties.MAX_BODY);
        // The server returns at most Content-Length bytes.
        byte[] bytes = body.readNBytes(contentLength >= 0 ? (int) contentLength : Integer.MAX_VALUE);
        if (bytes.length < contentLength) {
            throw new EOFException();
        }
        return bytes;
    }
}
