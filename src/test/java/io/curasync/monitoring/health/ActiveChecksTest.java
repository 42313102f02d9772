package io.curasync.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthCheck;
import io.curasync.monitoring.MonitoringProperties;
import io.curasync.monitoring.StoredCheck;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Active checks between their calls. */
class ActiveChecksTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final DataSource dataSource = DATABASE.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final ActiveCheckStub check = new ActiveCheckStub();
    private CheckRunner runner;

    @BeforeEach
    void begin() {
        jdbc.sql("delete from health_check").update();
        runner = createRunner();
    }

    @Test
    void callsOtherSystemsOnlyWhenDue() {
        runner.runDue();
        runner.runDue();
        assertThat(check.runs).isEqualTo(1);

        runner.runAll(done -> {});
        assertThat(check.runs).isEqualTo(2);
    }

    @Test
    void callsOtherSystemsAgainAfterTheInterval() {
        CheckRunner frequent = createRunner(Duration.ofMillis(1));
        frequent.runDue();
        assertThat(check.runs).isEqualTo(1);

        await().until(() -> {
            frequent.runDue();
            return check.runs == 2;
        });
    }

    @Test
    void callsOtherSystemsAgainAfterAStart() {
        runner.runDue();
        jdbc.sql("update health_check set evaluated_at = evaluated_at - interval '10 minutes'")
                .update();

        createRunner().runDue();

        assertThat(check.runs).isEqualTo(2);
    }

    @Test
    void evaluatesStoredStateBetweenTheCalls() {
        runner.runDue();
        Instant called = stored().evaluatedAt();

        check.fromStoredState = CheckResult.fail("rejected", "Set a token.");
        runner.runDue();
        assertThat(stored().status()).isEqualTo(CheckStatus.FAIL);
        assertThat(stored().evaluatedAt()).as("time of the last call").isEqualTo(called);

        check.fromStoredState = null;
        runner.runDue();
        assertThat(stored().status()).as("nothing new").isEqualTo(CheckStatus.FAIL);
        assertThat(check.runs).isEqualTo(1);
        assertThat(check.since).isEqualTo(called);
    }

    private StoredCheck stored() {
        return new CheckRepository(jdbc).report().checks().getFirst();
    }

    private CheckRunner createRunner() {
        return createRunner(Duration.ofHours(1));
    }

    private CheckRunner createRunner(Duration activeEvery) {
        return new CheckRunner(
                new StaticListableBeanFactory(Map.of("check", check)).getBeanProvider(HealthCheck.class),
                new CheckRepository(jdbc),
                new MonitoringProperties(
                        Duration.ofMillis(1), activeEvery, Duration.ofSeconds(20), Duration.ofDays(400)),
                event -> {},
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                new SilentSignal());
    }

    private static final class ActiveCheckStub implements HealthCheck {

        private int runs;
        private @Nullable Instant since;
        private @Nullable CheckResult fromStoredState;

        @Override
        public CheckId id() {
            return CheckId.CURAGENESIS_TOKEN;
        }

        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public CheckResult run() {
            runs++;
            return CheckResult.ok("accepted");
        }

        @Override
        public Optional<CheckResult> runFromStoredState(Instant since) {
            this.since = since;
            return Optional.ofNullable(fromStoredState);
        }
    }

    private static final class SilentSignal implements ChangeSignal {

        @Override
        public void publish(Topic topic) {}

        @Override
        public Subscription subscribe(Topic topic, Runnable listener) {
            return () -> {};
        }
    }
}
