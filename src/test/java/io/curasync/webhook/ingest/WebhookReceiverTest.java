package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.http.LimitedBody;
import io.curasync.webhook.ingest.RejectReason.RejectedException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class WebhookReceiverTest {

    @Test
    void explainsWhyABodyIsIncomplete() {
        assertThatThrownBy(() -> WebhookReceiver.body(failing(new LimitedBody.TooSlowException())))
                .isInstanceOf(RejectedException.class)
                .hasMessage("The body arrived too slowly: send it again");
        assertThatThrownBy(() -> WebhookReceiver.body(failing(new EOFException())))
                .isInstanceOf(RejectedException.class)
                .hasMessage("The body ended before it was complete");
    }

    /** Returns a request whose body cannot be read. */
    private static MockHttpServletRequest failing(IOException failure) {
        return new MockHttpServletRequest() {

            @Override
            public ServletInputStream getInputStream() {
                return new FailingBody(failure);
            }
        };
    }

    private static final class FailingBody extends ServletInputStream {

        private final IOException failure;

        private FailingBody(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {}
    }
}
