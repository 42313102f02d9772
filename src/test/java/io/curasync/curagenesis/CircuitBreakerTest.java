package io.curasync.curagenesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.unit.DataSize;

/** Verifies that CuraGenesis is not called for a while after repeated failures. */
class CircuitBreakerTest {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AtomicInteger calls = new AtomicInteger();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<ApiCallRecord> records = new ArrayList<>();
    private volatile int status = 500;
    private HttpServer source;
    private PartnerApi api;

    @BeforeEach
    void begin() throws IOException {
        source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source.createContext("/api/partner/v1/practices", this::answer);
        source.start();
        CuraGenesisProperties properties = new CuraGenesisProperties(
                "http://127.0.0.1:" + source.getAddress().getPort(),
                "token",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(1),
                PAUSE);
        CuraGenesisConfiguration configuration = new CuraGenesisConfiguration();
        RetryTemplate atOnce = new RetryTemplate(RetryPolicy.builder()
                .includes(CuraGenesisException.Unavailable.class)
                .maxRetries(4)
                .delay(Duration.ZERO)
                .build());
        api = new HttpPartnerApi(
                properties,
                configuration.practicesExchange(properties),
                atOnce,
                configuration.curaGenesisBreaker(properties, registry));
    }

    @AfterEach
    void end() {
        source.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        calls.incrementAndGet();
        byte[] body = "{\"items\": []}".getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, body.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(body);
        }
    }

    @Test
    void opensAfterTenFailuresAndClosesAgain() throws CuraGenesisException {
        failAllAttempts();
        assertThat(circuitOpen()).isZero();
        failAllAttempts();
        assertThat(calls).hasValue(10);
        assertThat(records).hasSize(10);
        assertThat(circuitOpen()).isEqualTo(1);

        assertThatThrownBy(() -> api.practices(null, records::add))
                .isInstanceOf(CuraGenesisException.CircuitOpen.class)
                .hasMessageContaining("is not called for");
        assertThat(calls).hasValue(10);

        status = 200;
        await().ignoreException(CuraGenesisException.CircuitOpen.class)
                .until(() -> api.practices(null, records::add).rows().isEmpty());
        assertThat(calls).hasValue(11);
        assertThat(circuitOpen()).isZero();
    }

    @Test
    void staysClosedAfterASuccessBetweenFailures() throws CuraGenesisException {
        failAllAttempts();
        status = 200;
        api.practices(null, records::add);
        status = 500;
        failAllAttempts();

        assertThat(circuitOpen()).isZero();
    }

    @Test
    void doesNotCountARejectedTokenAsFailure() {
        status = 401;
        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() -> api.practices(null, records::add))
                    .isInstanceOf(CuraGenesisException.Unauthorized.class);
        }

        assertThat(calls).hasValue(12);
    }

    private void failAllAttempts() {
        assertThatThrownBy(() -> api.practices(null, records::add))
                .isInstanceOf(CuraGenesisException.Unavailable.class);
    }

    private double circuitOpen() {
        return registry.get("curasync.curagenesis.circuit.open").gauge().value();
    }
}
