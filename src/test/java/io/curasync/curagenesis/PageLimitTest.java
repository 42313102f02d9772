package io.curasync.curagenesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.unit.DataSize;

/** Verifies the size limit of pages, for all transfer encodings. */
class PageLimitTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String PAGE = "{\"items\": []}";

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private HttpServer source;
    private PartnerApi api;
    private volatile Answer answer = call -> {};

    private interface Answer {
        void to(HttpExchange call) throws IOException;
    }

    @BeforeEach
    void begin() throws IOException {
        source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source.setExecutor(executor);
        source.createContext("/api/partner/v1/practices", call -> answer.to(call));
        source.start();
        createApi(Duration.ofSeconds(30));
    }

    private void createApi(Duration readTimeout) {
        CuraGenesisProperties properties = new CuraGenesisProperties(
                "http://127.0.0.1:" + source.getAddress().getPort(),
                "token",
                Duration.ofSeconds(5),
                readTimeout,
                DataSize.ofMegabytes(1),
                Duration.ofMinutes(1));
        CuraGenesisConfiguration configuration = new CuraGenesisConfiguration();
        RetryTemplate never =
                new RetryTemplate(RetryPolicy.builder().maxRetries(0).build());
        api = new HttpPartnerApi(
                properties,
                configuration.practicesExchange(properties),
                never,
                configuration.curaGenesisBreaker(properties, new SimpleMeterRegistry()));
    }

    @AfterEach
    void end() {
        source.stop(0);
        executor.shutdownNow();
    }

    @Test
    void readsAPageOfTheMaximumSize() throws Exception {
        sends(PAGE + " ".repeat(MEGABYTE - PAGE.length()));

        assertThat(api.practices(null, call -> {}).rows()).isEmpty();
    }

    @Test
    void rejectsATooLargePageAndNamesTheSetting() {
        sends(PAGE + " ".repeat(MEGABYTE + 1 - PAGE.length()));

        assertTooLarge();
    }

    /** The connection is closed at the limit: the rest is not read, not even to discard it. */
    @ParameterizedTest
    @ValueSource(longs = {5L * 1024 * MEGABYTE, 0})
    void closesTheConnectionOfAHugeOrEndlessPage(long length) throws Exception {
        answer = call -> {
            call.sendResponseHeaders(200, length);
            writeUntilHungUp(call, new byte[64 * 1024], Duration.ZERO);
        };

        assertTooLarge();

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void rejectsADecompressionBomb() throws IOException {
        byte[] packed = packed(PAGE + " ".repeat(8 * MEGABYTE));
        assertThat(packed.length).isLessThan(MEGABYTE / 10);
        answer = call -> {
            call.getResponseHeaders().set("Content-Encoding", "gzip");
            call.sendResponseHeaders(200, packed.length);
            call.getResponseBody().write(packed);
            call.close();
        };

        // Either it is decompressed and too large, or it is not decompressed and not JSON.
        assertThatThrownBy(() -> api.practices(null, call -> {}))
                .isInstanceOf(CuraGenesisException.class)
                .hasMessageMatching(".*(more than 1 MB|not JSON).*");
    }

    @ParameterizedTest
    @CsvSource({"500, CuraGenesis answered 500", "429, limits our call rate", "404, CuraGenesis answered 404"})
    void limitsTheBodyOfAnErrorResponse(int status, String message) throws Exception {
        answer = call -> {
            call.sendResponseHeaders(status, 0);
            writeUntilHungUp(call, new byte[64 * 1024], Duration.ZERO);
        };

        assertThatThrownBy(() -> api.practices(null, call -> {})).hasMessageContaining(message);

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void timesOutASlowPage() throws Exception {
        createApi(Duration.ofSeconds(1));
        answer = call -> {
            call.sendResponseHeaders(200, 0);
            writeUntilHungUp(call, " ".getBytes(StandardCharsets.US_ASCII), Duration.ofMillis(50));
        };

        assertThatThrownBy(() -> api.practices(null, call -> {})).isInstanceOf(CuraGenesisException.Unavailable.class);

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void timesOutWithoutAResponse() {
        createApi(Duration.ofSeconds(1));
        answer = call -> waitUntilInterrupted();

        assertThatThrownBy(() -> api.practices(null, call -> {}))
                .isInstanceOf(CuraGenesisException.Unavailable.class)
                .hasMessageMatching(
                        "CuraGenesis cannot be reached at http://127\\.0\\.0\\.1:\\d+: no response in time");
    }

    private static void waitUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertTooLarge() {
        assertThatThrownBy(() -> api.practices(null, call -> {}))
                .isInstanceOf(CuraGenesisException.Unexpected.class)
                .hasMessageContaining("a page of more than 1 MB")
                .hasMessageContaining("CURAGENESIS_MAX_PAGE_SIZE");
    }

    private void sends(String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        answer = call -> {
            call.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = call.getResponseBody()) {
                out.write(bytes);
            }
        };
    }

    private void writeUntilHungUp(HttpExchange call, byte[] piece, Duration pause) {
        Arrays.fill(piece, (byte) ' ');
        try {
            while (!Thread.currentThread().isInterrupted()) {
                call.getResponseBody().write(piece);
                call.getResponseBody().flush();
                Thread.sleep(pause);
            }
        } catch (IOException e) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
