package io.curasync.kpi.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollupErrorQueryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final RollupErrorQuery query = new RollupErrorQuery(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void listsTheDriftOfTheLastRecount() {
        checked(7, 1);
        assertThat(lines()).containsExactly("7 Figures differ from a recount of practices and orders /health");
    }

    @Test
    void isEmptyWithoutRecentDrift() {
        assertThat(lines()).isEmpty();
        checked(0, 1);
        assertThat(lines()).isEmpty();
        checked(7, 8 * 24);
        assertThat(lines()).isEmpty();
    }

    private static void checked(int differences, int hoursAgo) {
        DATABASE.jdbc()
                .sql("""
                insert into kpi_check (checked_at, differences) values (now() - :hours * interval '1 hour', :differences)
                on conflict (id) do update set checked_at = excluded.checked_at, differences = excluded.differences
                """)
                .param("differences", differences)
                .param("hours", hoursAgo)
                .update();
    }

    private List<String> lines() {
        return query.failuresSince(Instant.now().minus(Duration.ofDays(7)), 100).stream()
                .map(RollupErrorQueryTest::line)
                .toList();
    }

    private static String line(ErrorEntry entry) {
        return "%d %s %s".formatted(entry.count(), entry.summary(), entry.link());
    }
}
