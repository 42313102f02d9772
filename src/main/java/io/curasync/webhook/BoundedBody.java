package io.curasync.webhook;

import io.curasync.platform.LimitedBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;

/** Reads a request's body as it arrives: a Content-Length may lie, and who announces much may never send it. */
final class BoundedBody {

    private BoundedBody() {}

    /**
     * @throws LimitedBody.TooLargeException beyond what a webhook may have
     * @throws EOFException if the body ends before it is complete
     */
    static byte[] read(HttpServletRequest request) throws IOException {
        long told = request.getContentLengthLong();
        if (told > WebhookProperties.MAX_BODY) {
            throw new LimitedBody.TooLargeException();
        }
        LimitedBody body = new LimitedBody(request.getInputStream(), WebhookProperties.MAX_BODY);
        // The server hands out no more than was told.
        byte[] bytes = body.readNBytes(told >= 0 ? (int) told : Integer.MAX_VALUE);
        if (bytes.length < told) {
            throw new EOFException();
        }
        return bytes;
    }
}
