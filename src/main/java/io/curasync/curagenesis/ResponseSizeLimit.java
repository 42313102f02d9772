package io.curasync.curagenesis;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;

/**
 * Interceptor that limits the size of response bodies after decompression. The limit applies to every response, regardless of its status
 * and headers. Without the limit, an endless body would exhaust the memory.
 *
 * @param size maximum size of a body
 */
record ResponseSizeLimit(DataSize size) implements ClientHttpRequestInterceptor {

    /** Thrown when a body exceeds the limit while it is being read. */
    static final class ExceededException extends IOException {

        private static final long serialVersionUID = 1;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse answer = execution.execute(request, body);
        return new LimitedResponse(answer, new LimitedStream(answer.getBody(), size.toBytes()));
    }

    private record LimitedResponse(ClientHttpResponse answer, LimitedStream body) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return answer.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return answer.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.getHeaders();
        }

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public void close() {
            if (body.isExceeded()) {
                // Spring's close() would read the rest of the response, which may be endless.
                body.disconnect();
            } else {
                answer.close();
            }
        }
    }

    private static final class LimitedStream extends FilterInputStream {

        private long left;

        LimitedStream(InputStream body, long limit) {
            super(body);
            left = limit;
        }

        boolean isExceeded() {
            return left < 0;
        }

        void disconnect() {
            try {
                in.close();
            } catch (IOException e) {
                // The connection is discarded either way.
            }
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) throws IOException {
            if (bytes > 0) {
                left -= bytes;
            }
            if (isExceeded()) {
                throw new ExceededException();
            }
        }
    }
}
