package io.curasync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.curagenesis.PracticePage;
import io.curasync.platform.InstanceId;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests taking over runs without an owner, on a real PostgreSQL. */
class RunTakeoverTest {

    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final DataSource dataSource = DATABASE.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final List<Object> published = new ArrayList<>();
    private final RunRepository runs = new RunRepository(jdbc, published::add);
    private final RunTakeover runTakeover = new RunTakeover(jdbc, new InstanceId("this one", "test"), runs);

    @BeforeEach
    void begin() {
        jdbc.sql("delete from sync_run").update();
        jdbc.sql(
                        "insert into sync_run (kind, trigger, status, instance) values ('FULL', 'CRON', 'RUNNING', 'that one')")
                .update();
    }

    @Test
    void leavesTheRunToALiveOwner() {
        setHeartbeatAge("50 seconds");

        assertThat(takeOver()).isEmpty();
        assertThat(run()).isEqualTo("RUNNING that one null");
    }

    @Test
    void takesOverTheRunOfASilentOwner() {
        setHeartbeatAge("61 seconds");

        assertThat(takeOver()).map(RunRepository.Lease::fence).contains(2);
        assertThat(takeOver()).as("to one only").isEmpty();
        assertThat(run()).isEqualTo("RUNNING this one null");
    }

    @Test
    void failsARunWithoutProgressWithTheLastReason() {
        for (int owner = 1; owner <= RunTakeover.MAX_TAKEOVERS; owner++) {
            setHeartbeatAge("2 minutes");
            RunRepository.Lease lease = takeOver().orElseThrow();
            runs.recordError(lease, "PostgreSQL failed (53200): out\0of memory");
        }
        setHeartbeatAge("2 minutes");

        assertThat(takeOver()).isEmpty();

        assertThat(run())
                .isEqualTo("FAILED this one It was taken over 3 times without progress."
                        + " The last failure: PostgreSQL failed (53200): out\uFFFDof memory");
        assertThat(published).hasSize(1);
    }

    @Test
    void progressResetsTheTakeoverCount() {
        FetchedPage page = new FetchedPage(new PracticePage(List.of(), "next", null, Instant.now()), List.of(), 0);
        for (int owner = 1; owner <= 2 * RunTakeover.MAX_TAKEOVERS; owner++) {
            setHeartbeatAge("2 minutes");
            RunRepository.Lease lease = takeOver().orElseThrow();
            runs.advance(lease, List.of(page), BatchCounts.of(List.of(), 0), null);
        }
    }

    @Test
    void doesNotCountOrderlyShutdowns() {
        for (int owner = 1; owner <= 2 * RunTakeover.MAX_TAKEOVERS; owner++) {
            jdbc.sql("update sync_run set heartbeat_at = '-infinity'").update();
            assertThat(takeOver()).isPresent();
        }
    }

    @Test
    void cancelsARunWithAStuckOwner() {
        setHeartbeatAge("16 seconds");
        runs.requestCancel(id());

        assertThat(takeOver()).isEmpty();

        assertThat(run()).isEqualTo("CANCELLED this one null");
        assertThat(published).hasSize(1);
    }

    @Test
    void givesTheOwnerTimeToCancel() {
        setHeartbeatAge("5 seconds");
        runs.requestCancel(id());

        assertThat(takeOver()).isEmpty();

        assertThat(run()).isEqualTo("RUNNING that one null");
    }

    private Optional<RunRepository.Lease> takeOver() {
        return transaction
                .execute(status -> runTakeover.takeOver(SILENCE))
                .filter(taken -> !taken.ended())
                .map(RunTakeover.Taken::lease);
    }

    private void setHeartbeatAge(String interval) {
        jdbc.sql("update sync_run set heartbeat_at = clock_timestamp() - ?::interval where status = 'RUNNING'")
                .param(interval)
                .update();
    }

    private long id() {
        return jdbc.sql("select id from sync_run").query(Long.class).single();
    }

    private String run() {
        return jdbc.sql("select concat_ws(' ', status, instance, coalesce(error, 'null')) from sync_run")
                .query(String.class)
                .single();
    }
}
