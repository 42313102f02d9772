package io.curasync.sync.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncErrorQueryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final SyncErrorQuery query = new SyncErrorQuery(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void listsRunsThatDidNotSucceed() {
        run("SUCCEEDED", "null", 1);
        run("FAILED", "'CuraGenesis answered 503'", 2);
        run("PARTIAL", "null", 3);
        run("SUSPICIOUS", "'It saw 2 of the 9 practices'", 4);
        run("CANCELLED", "null", 5);
        run("RUNNING", "null", 6);
        run("FAILED", "'too old'", 8 * 24);

        assertThat(lines())
                .containsExactly(
                        "1 Full sync failed: CuraGenesis answered 503 /sync/2",
                        "1 Full sync was partial: it quarantined rows /sync/3",
                        "1 Full sync was suspicious. It saw 2 of the 9 practices /sync/4");
    }

    private static void run(String status, String error, int hoursAgo) {
        DATABASE.jdbc()
                .sql("""
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at, error)
                values ('FULL', 'SCHEDULE', :status, 'a', now() - (:hours + 1) * interval '1 hour', now() - :hours * interval '1 hour', %s)
                """.formatted(error))
                .param("status", status)
                .param("hours", hoursAgo)
                .update();
    }

    private List<String> lines() {
        return query.failuresSince(Instant.now().minus(Duration.ofDays(7)), 100).stream()
                .map(SyncErrorQueryTest::line)
                .toList();
    }

    private static String line(ErrorEntry entry) {
        return "%d %s %s".formatted(entry.count(), entry.summary(), entry.link());
    }
}
