package io.curasync.ledger.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuarantineErrorQueryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final QuarantineErrorQuery query = new QuarantineErrorQuery(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void combinesRowsByReason() {
        row("a", "userId is missing", "null", 2);
        row("b", "userId is missing", "now()", 1);
        row("c", "activatedAt is before the year 2000: 1999-01-01T00:00:00Z", "null", 3);
        row("d", "too old", "null", 8 * 24);

        assertThat(lines())
                .containsExactly("2 userId is missing /quarantine", "1 activatedAt is before the year … /quarantine");
    }

    private static void row(String key, String reason, String resolvedAt, int hoursAgo) {
        DATABASE.jdbc()
                .sql("""
                insert into quarantine (row_key, reason, raw, run_id, last_seen, resolved_at)
                values (:key, :reason, '{}', 1, now() - :hours * interval '1 hour', %s)
                """.formatted(resolvedAt))
                .param("key", key)
                .param("reason", reason)
                .param("hours", hoursAgo)
                .update();
    }

    private List<String> lines() {
        return query.failuresSince(Instant.now().minus(Duration.ofDays(7)), 100).stream()
                .map(QuarantineErrorQueryTest::line)
                .toList();
    }

    private static String line(ErrorEntry entry) {
        return "%d %s %s".formatted(entry.count(), entry.summary(), entry.link());
    }
}
