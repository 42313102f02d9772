package io.curasync.curagenesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Verifies, for each kind of response or failure, whether the practice counts as enrolled. */
class HttpEnrollmentApiTest {

    private static final NewPractice JO = new NewPractice(
            "jo@example.com", "Jo", "Ray", null, null, null, null, null, null, null, null, null, true, false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "200 | {\"success\": true, \"userId\": \"user_1\"} | -",
                "201 | {\"userId\": \"user_1\"}                    | -",
                "200 | {\"success\": false, \"message\": \"no\"}   | Rejected",
                "200 | {\"success\": true}                         | UnknownOutcome",
                "200 | {\"userId\": 7}                             | UnknownOutcome",
                "200 | {\"userId\": \"\"}                          | UnknownOutcome",
                "200 | {\"userId\": \" \"}                         | UnknownOutcome",
                "200 | {\"userId\": null}                          | UnknownOutcome",
                "200 | {\"userId\": [\"user_1\"]}                  | UnknownOutcome",
                "200 | {\"userId\": \"user\\u00071\"}              | UnknownOutcome",
                "200 | {\"userId\": \"user\\n1\"}                  | UnknownOutcome",
                "200 | {\"userId\": \"user\\ud8001\"}              | UnknownOutcome",
                "200 | [1]                                         | UnknownOutcome",
                "200 | <html>                                      | UnknownOutcome",
                "301 | {}                                          | NotSent",
                "302 | {}                                          | NotSent",
                "303 | {}                                          | UnknownOutcome",
                "307 | {}                                          | NotSent",
                "308 | <html>                                      | NotSent",
                "400 | {\"message\": \"no\"}                       | Rejected",
                "400 | <html>                                      | Rejected",
                "401 | {\"message\": \"no\"}                       | NotSent",
                "403 | {}                                          | NotSent",
                "404 | {}                                          | Rejected",
                "408 | {}                                          | UnknownOutcome",
                "422 | {\"message\": 7}                            | Rejected",
                "429 | {}                                          | NotSent",
                "500 | {\"message\": \"it broke\"}                 | UnknownOutcome",
                "503 | {}                                          | UnknownOutcome",
            })
    void readsTheResponse(int status, String body, @Nullable String failure) throws Exception {
        try (Source source = new Source("HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body))) {
            assertThat(outcome(source.api())).isEqualTo(failure == null ? "user_1" : failure);
            assertThat(source.calls.get()).isEqualTo(1);
        }
    }

    @Test
    void skipsAByteOrderMark() throws Exception {
        String body = "\uFEFF{\"success\": true, \"userId\": \"user_1\"}";
        try (Source source = new Source("HTTP/1.1 200 X\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.getBytes(StandardCharsets.UTF_8).length, body))) {
            assertThat(outcome(source.api())).isEqualTo("user_1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "HTTP/1.1 200 X\r\nContent-Length: 90\r\n\r\n{\"succ",
                "nonsense\r\n\r\n",
                "HTTP/1.1 2\u00070 \u001B[31mX\r\n\r\n"
            })
    void reportsATruncatedResponseAsUnknownWithoutRetry(String answer) throws Exception {
        try (Source source = new Source(answer)) {
            assertThat(outcome(source.api())).isEqualTo("UnknownOutcome");
            assertThat(source.calls.get()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 5_000})
    void reportsATooLongUserIdAsUnknown(int length) throws Exception {
        String body = "{\"userId\": \"%s\"}".formatted("x".repeat(length));
        try (Source source =
                new Source("HTTP/1.1 200 X\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body))) {
            assertThat(outcome(source.api())).isEqualTo("UnknownOutcome");
        }
    }

    @Test
    void reportsATooLargeResponseAsUnknown() throws Exception {
        try (Source source = new Source("HTTP/1.1 200 X\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000))) {
            assertThat(outcome(source.api())).isEqualTo("UnknownOutcome");
        }
    }

    @Test
    void reportsATimeoutAsUnknown() throws Exception {
        try (Source source = new Source(null)) {
            assertThat(outcome(impatientApi(source.base()))).isEqualTo("UnknownOutcome");
            assertThat(source.calls.get()).isEqualTo(1);
        }
    }

    @Test
    void reportsAFailedConnectionAsNotSent() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThat(outcome(api("http://127.0.0.1:" + port))).isEqualTo("NotSent");
        assertThat(outcome(api("http://no-such-host.invalid"))).isEqualTo("NotSent");
    }

    @Test
    void namesTheTargetOfARedirect() throws Exception {
        try (Source source = new Source("HTTP/1.1 301 X\r\nLocation: https://elsewhere.example/api?token=x\r\n"
                + "Content-Length: 0\r\n\r\n")) {
            assertThatThrownBy(() -> source.api().enroll(JO))
                    .hasMessageContaining("https://elsewhere.example/api.")
                    .hasMessageContaining("CURAGENESIS_API_BASE");
        }
    }

    /**
     * The server does not support TLS, or never responds. Java's client may already have queued the body behind the
     * handshake when that fails. Then it is unknown whether part of it was sent, and the submission must be
     * reconciled.
     */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 X\r\n\r\n", ""})
    void reportsAFailedHandshakeAsUnknown(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    server.accept().getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                } catch (IOException ended) {
                    // The caller hung up, or the test is over.
                }
            });
            assertThat(outcome(impatientApi("https://127.0.0.1:" + server.getLocalPort())))
                    .isIn("NotSent", "UnknownOutcome");
        }
    }

    @Test
    void sendsNothingWithoutSettings() {
        EnrollmentApi api = new HttpEnrollmentApi(properties(null, Duration.ofSeconds(30)));
        assertThat(api.missingSetting()).contains("CURAGENESIS_API_BASE");
        assertThatThrownBy(() -> api.enroll(JO)).isInstanceOf(EnrollmentException.NotSent.class);
    }

    private static String outcome(EnrollmentApi api) {
        try {
            return api.enroll(JO).userId();
        } catch (EnrollmentException failure) {
            assertThat(failure.getMessage()).isNotBlank().doesNotContainPattern("\\p{Cc}");
            return failure.getClass().getSimpleName();
        }
    }

    private static EnrollmentApi api(String base) {
        return new HttpEnrollmentApi(properties(base, Duration.ofSeconds(30)));
    }

    private static EnrollmentApi impatientApi(String base) {
        return new HttpEnrollmentApi(properties(base, Duration.ofMillis(500)));
    }

    private static CuraGenesisProperties properties(@Nullable String base, Duration timeout) {
        return new CuraGenesisProperties(
                base, "token", timeout, timeout, DataSize.ofMegabytes(64), Duration.ofMinutes(1));
    }

    /** Reads each request completely, writes the given bytes and closes the connection. */
    private static final class Source implements AutoCloseable {

        final AtomicInteger calls = new AtomicInteger();
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        /** @param answer null to never respond */
        Source(@Nullable String answer) throws IOException {
            Thread.ofPlatform().daemon().start(() -> {
                while (!socket.isClosed()) {
                    try {
                        Socket call = socket.accept();
                        calls.incrementAndGet();
                        read(call.getInputStream());
                        if (answer != null) {
                            call.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                            call.close();
                        }
                    } catch (IOException ended) {
                        // The caller hung up, or the test is over.
                    }
                }
            });
        }

        EnrollmentApi api() {
            return HttpEnrollmentApiTest.api(base());
        }

        String base() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        private static void read(InputStream in) throws IOException {
            StringBuilder request = new StringBuilder();
            while (!request.toString().contains("\"paSigned\":false}")) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                request.append((char) next);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
