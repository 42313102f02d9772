package io.curasync.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;

/** Reads a request's body and counts while it reads: a Content-Length may lie, and a chunked body has none. */
final class CappedBody {

    private CappedBody() {}

    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;
    }

    static byte[] read(HttpServletRequest request) throws IOException {
        long told = request.getContentLengthLong();
        if (told > WebhookProperties.MAX_BODY) {
            throw new TooLargeException();
        }
        if (told >= 0) {
            // The server hands out no more than was told.
            byte[] body = new byte[(int) told];
            if (request.getInputStream().readNBytes(body, 0, body.length) < body.length) {
                throw new EOFException();
            }
            return body;
        }
        byte[] body = request.getInputStream().readNBytes(WebhookProperties.MAX_BODY + 1);
        if (body.length > WebhookProperties.MAX_BODY) {
            throw new TooLargeException();
        }
        return body;
    }
}
