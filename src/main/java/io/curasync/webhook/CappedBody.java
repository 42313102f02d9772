package io.curasync.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a request's body and counts while it reads: a Content-Length may lie, and a chunked body has none. */
final class CappedBody {

    private CappedBody() {}

    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;
    }

    static byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > WebhookProperties.MAX_BODY) {
            throw new TooLargeException();
        }
        byte[] body = request.getInputStream().readNBytes(WebhookProperties.MAX_BODY + 1);
        if (body.length > WebhookProperties.MAX_BODY) {
            throw new TooLargeException();
        }
        return body;
    }
}
