package io.curasync.curagenesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Health checks of the network and the token, with a simulated CuraGenesis and a real PostgreSQL. */
class AccessChecksTest {

    private static final String INSERT_CALL = """
            with run as (
            insert into sync_run (kind, trigger, status, instance, finished_at)
            values ('FULL', 'MANUAL', 'FAILED', 'one', now()) returning id)
            insert into sync_call (run_id, at, page, millis, status, error)
            select id, now(), 1, 12, cast(:status as int), cast(:error as text) from run""";

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int status = 200;
    private volatile String body = "{\"items\": []}";
    private volatile String retryAfter = "";
    private HttpServer source;
    private NetworkCheck network;
    private TokenCheck token;

    @BeforeEach
    void begin() throws IOException {
        jdbc.sql("delete from sync_run").update();
        jdbc.sql("delete from source_cooldown").update();
        source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source.createContext("/api/partner/v1/practices", this::answer);
        source.start();
        create("http://127.0.0.1:" + source.getAddress().getPort(), "token");
    }

    private void create(String base, @Nullable String vendorToken) {
        CuraGenesisProperties properties = new CuraGenesisProperties(
                base,
                vendorToken,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(1),
                Duration.ofMinutes(1));
        CuraGenesisConfiguration configuration = new CuraGenesisConfiguration();
        SourceCooldown cooldown = new SourceCooldown(jdbc);
        HttpPartnerApi api = new HttpPartnerApi(
                properties,
                configuration.practicesExchange(properties),
                new RetryTemplate(),
                configuration.curaGenesisBreaker(properties, new SimpleMeterRegistry()));
        AccessProbe probe = new AccessProbe(api, cooldown);
        RecordedCallQuery query = new RecordedCallQuery(jdbc);
        network = new NetworkCheck(properties, probe, query);
        token = new TokenCheck(probe, query);
    }

    @AfterEach
    void end() {
        source.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        calls.incrementAndGet();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!retryAfter.isEmpty()) {
            call.getResponseHeaders().set("Retry-After", retryAfter);
        }
        call.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Test
    void bothAreOkWithOneCallOfAHealthySource() {
        CheckResult result = network.run();

        assertThat(result.status()).isEqualTo(CheckStatus.OK);
        assertThat(result.summary())
                .matches("CuraGenesis answered with status 200 \\(DNS \\d+ ms, TCP \\d+ ms, HTTP \\d+ ms\\)\\.");
        assertThat(result.details()).hasSize(3).first().asString().matches("DNS \\d+ ms: 127\\.0\\.0\\.1");
        assertThat(token.run().status()).isEqualTo(CheckStatus.OK);
        assertThat(calls).hasValue(1);
    }

    @Test
    void onlyTheTokenFailsIfItIsRejected() {
        status = 403;

        CheckResult result = token.run();

        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.summary()).isEqualTo("CuraGenesis rejected the token with status 403.");
        assertThat(result.action()).contains("CURAGENESIS_VENDOR_TOKEN");
        assertThat(network.run().status()).isEqualTo(CheckStatus.OK);
    }

    /** A result from before the change would overwrite the newer result of another instance, and would resolve the incident. */
    @Test
    void noticesARejectedTokenWithinThreeSeconds() {
        assertThat(token.run().status()).isEqualTo(CheckStatus.OK);

        status = 401;

        await().atMost(Duration.ofSeconds(3)).until(() -> token.run().status() == CheckStatus.FAIL);
    }

    @Test
    void onlyTheNetworkFailsIfTheSourceIsDown() {
        source.stop(0);

        CheckResult result = network.run();

        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.summary()).startsWith("TCP failed after ").contains("refused");
        assertThat(token.run().isInconclusive()).isTrue();
    }

    @Test
    void namesTheStepThatFails() {
        create("http://host.invalid", "token");
        assertThat(network.run().summary()).startsWith("DNS failed after ");

        create("https://127.0.0.1:" + source.getAddress().getPort(), "token");
        CheckResult result = network.run();
        assertThat(result.summary()).startsWith("TLS failed after ");
        assertThat(result.details()).hasSize(3);
        assertThat(calls).hasValue(0);
    }

    @Test
    void networkFailsIfAnotherServerAnswers() {
        body = "<html>Sign in</html>";

        assertThat(network.run().status()).isEqualTo(CheckStatus.FAIL);
        assertThat(token.run().isInconclusive()).isTrue();

        create("http://127.0.0.1:" + source.getAddress().getPort(), "token");
        status = 500;
        assertThat(network.run().summary()).startsWith("CuraGenesis answered 500 (DNS");
    }

    @Test
    void makesNoCallDuringACooldown() {
        status = 429;
        retryAfter = "3600";

        CheckResult first = network.run();
        create("http://127.0.0.1:" + source.getAddress().getPort(), "token");
        CheckResult second = network.run();

        assertThat(List.of(first, second)).extracting(CheckResult::status).containsOnly(CheckStatus.WARN);
        assertThat(second.summary()).contains("Retry-After: 3600").contains("The next call is possible at");
        assertThat(token.run().isInconclusive()).isTrue();
        assertThat(calls).hasValue(1);
    }

    @Test
    void areOffWithoutSettings() {
        create("http://127.0.0.1", null);

        assertThat(network.run().status()).isEqualTo(CheckStatus.OFF);
        assertThat(token.run().summary()).contains("CURAGENESIS_VENDOR_TOKEN");
        assertThat(token.run().isInconclusive()).isFalse();
    }

    @Test
    void deriveTheirResultFromTheLastCallOfASync() {
        Instant before = Instant.now().minusSeconds(60);
        assertThat(network.runFromStoredState(before)).isEmpty();

        call(401, "CuraGenesis does not accept our token (401)");
        assertThat(token.runFromStoredState(before))
                .map(CheckResult::summary)
                .get()
                .asString()
                .matches("CuraGenesis rejected the token with status 401 in sync #\\d+\\.");
        assertThat(network.runFromStoredState(before)).map(CheckResult::status).contains(CheckStatus.OK);

        call(null, "CuraGenesis cannot be reached");
        assertThat(token.runFromStoredState(before)).isEmpty();
        assertThat(network.runFromStoredState(before)).map(CheckResult::status).contains(CheckStatus.FAIL);

        call(429, "CuraGenesis limits our call rate (429)");
        assertThat(network.runFromStoredState(before)).map(CheckResult::status).contains(CheckStatus.WARN);

        call(200, null);
        assertThat(token.runFromStoredState(before)).map(CheckResult::status).contains(CheckStatus.OK);
        assertThat(network.runFromStoredState(before)).map(CheckResult::status).contains(CheckStatus.OK);
        assertThat(network.runFromStoredState(Instant.now().plusSeconds(60))).isEmpty();
        assertThat(calls).hasValue(0);
    }

    private void call(@Nullable Integer status, @Nullable String error) {
        jdbc.sql(INSERT_CALL).param("status", status).param("error", error).update();
    }
}
