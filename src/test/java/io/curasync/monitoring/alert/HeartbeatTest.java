package io.curasync.monitoring.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.MonitoringProperties;
import io.curasync.monitoring.health.CheckRepository;
import io.curasync.monitoring.health.StubChecks;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CuraSyncTest
class HeartbeatTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    ApplicationContext context;

    @Autowired
    CheckRepository repository;

    @Autowired
    TestDatabase database;

    private final WireMockServer service =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private StubChecks checks;
    private Heartbeat heartbeat;

    @BeforeEach
    void start() {
        database.clear();
        service.start();
        checks = new StubChecks(context);
        heartbeat = heartbeat(service.baseUrl() + "/ping");
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    private Heartbeat heartbeat(String url) {
        MonitoringProperties everyTenSeconds =
                new MonitoringProperties(Duration.ofSeconds(10), MINUTE, MINUTE, Duration.ofDays(1));
        return new Heartbeat(new HeartbeatProperties(url, MINUTE), repository, everyTenSeconds);
    }

    @Test
    void isSentWhileNoCheckHasFailed() throws InterruptedException {
        checks.with(CheckId.MAIL, CheckResult.ok("Sent."))
                .with(CheckId.QUARANTINE, CheckResult.warn("3 rows.", "Look at them."))
                .run();
        heartbeat.beat();
        assertThat(requests()).isEqualTo(1);

        checks.with(CheckId.MAIL, CheckResult.fail("Refused.", "Check it.")).run();
        heartbeat.beat();
        assertThat(requests()).isEqualTo(1);

        checks.with(CheckId.MAIL, CheckResult.ok("Sent.")).run();
        heartbeat.beat();
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void isNotSentBeforeTheFirstRunAndWithoutRecentRuns() throws InterruptedException {
        heartbeat.beat();
        checks.with(CheckId.MAIL, CheckResult.ok("Sent.")).run();
        checks.aMinutePasses().aMinutePasses().aMinutePasses();
        heartbeat.beat();

        assertThat(requests()).isZero();
    }

    @Test
    void isOffWithoutAUrl() throws InterruptedException {
        checks.with(CheckId.MAIL, CheckResult.ok("Sent.")).run();
        heartbeat("").beat();

        assertThat(requests()).isZero();
    }

    private int requests() {
        return service.findAll(getRequestedFor(urlEqualTo("/ping"))).size();
    }
}
