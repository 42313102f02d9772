package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerRetentionJobTest {

    private static final Duration TIMELINE = Duration.ofDays(400);
    private static final Duration QUARANTINE = Duration.ofDays(90);
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final LedgerRetentionJob job =
            new LedgerRetentionJob(DATABASE.jdbc(), new LedgerRetentionProperties(TIMELINE, QUARANTINE));

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void deletesOldEntriesThatExplainNothing() throws Exception {
        entry("practice.seen", "SYNC", "UNCHANGED", "{}", TIMELINE.plusDays(1));
        entry("practice.seen", "WEBHOOK", "STALE", "{\"staleValues\": {\"state\": \"TX\"}}", TIMELINE.plusDays(1));
        entry("order.placed", "WEBHOOK", "CREATED", "{\"orderId\": \"ord_1\"}", TIMELINE.plusDays(1));
        entry("practice.seen", "SYNC", "UNCHANGED", "{}", TIMELINE.minusDays(1));

        job.clean();

        assertThat(entries()).containsExactly(4L);
    }

    @Test
    void keepsTheEntriesThatExplainThePresentState() throws Exception {
        entry("practice.seen", "SYNC", "CREATED", "{\"changes\": {\"state\": [null, \"TX\"]}}", TIMELINE.plusDays(9));
        entry("practice.seen", "SYNC", "UPDATED", "{\"changes\": {\"state\": [\"TX\", \"CA\"]}}", TIMELINE.plusDays(8));
        entry(
                "practice.seen",
                "WEBHOOK",
                "UPDATED",
                "{\"changes\": {\"state\": [\"CA\", \"NY\"], \"specialty\": [null, \"Podiatry\"]}}",
                TIMELINE.plusDays(7));
        entry("practice.seen", "SYNC", "UPDATED", "{\"changes\": {\"state\": [\"NY\", \"TX\"]}}", Duration.ofDays(1));
        entry("practice.enrolled", "PEOPLE", "UPDATED", "{\"reason\": \"submission 7\"}", TIMELINE.plusDays(6));
        practice = 2;
        entry("practice.seen", "SYNC", "UPDATED", "{\"changes\": {\"state\": [\"NY\", \"TX\"]}}", TIMELINE.plusDays(9));

        job.clean();

        assertThat(entries()).containsExactly(1L, 3L, 4L, 5L, 6L);
    }

    @Test
    void keepsNotesAndNextSteps() throws Exception {
        entry("note.added", "PEOPLE", "UPDATED", "{\"note\": \"Wants samples\"}", TIMELINE.plusDays(9));
        for (String fact : List.of("next_step.set", "next_step.changed", "next_step.done")) {
            entry(fact, "PEOPLE", "UPDATED", "{\"changes\": {\"text\": [null, \"Call\"]}}", TIMELINE.plusDays(8));
        }
        String owner = "{\"changes\": {\"owner\": [null, \"Ava\"]}}";
        entry("practice.assigned", "PEOPLE", "UPDATED", owner, TIMELINE.plusDays(7));
        entry("practice.assigned", "PEOPLE", "UPDATED", owner, TIMELINE.plusDays(6));

        job.clean();

        assertThat(entries()).containsExactly(1L, 2L, 3L, 4L, 6L);
    }

    @Test
    void findsAnEntryThatIsReplacedLaterWhenItStartsAgain() throws Exception {
        entry("practice.seen", "SYNC", "UPDATED", "{\"changes\": {\"state\": [\"TX\", \"CA\"]}}", TIMELINE.plusDays(8));
        job.clean();
        entry("practice.seen", "SYNC", "UPDATED", "{\"changes\": {\"state\": [\"CA\", \"NY\"]}}", Duration.ZERO);
        job.clean();
        assertThat(entries()).containsExactly(1L, 2L);

        job.restart();
        job.clean();

        assertThat(entries()).containsExactly(2L);
    }

    @Test
    void continuesAfterABatchWithoutDeletions() throws Exception {
        DATABASE.jdbc().sql("""
                insert into timeline_entry (practice, fact, source, received_at, outcome)
                select n, 'practice.seen', 'SYNC', now() - interval '500 days', case when n <= 600 then 'CREATED' else 'UNCHANGED' end
                from generate_series(1, 1300) n
                """).update();

        job.clean();

        assertThat(entries()).hasSize(600).last().isEqualTo(600L);
    }

    @Test
    void deletesRowsResolvedLongAgo() throws Exception {
        quarantined("open", null);
        quarantined("resolved", QUARANTINE.plusDays(1));
        quarantined("lately resolved", QUARANTINE.minusDays(1));

        job.clean();

        assertThat(DATABASE.jdbc()
                        .sql("select row_key from quarantine order by id")
                        .query(String.class)
                        .list())
                .containsExactly("open", "lately resolved");
    }

    @Test
    void requiresAMonthOfTheTimeline() {
        assertThatThrownBy(() -> new LedgerRetentionProperties(Duration.ofDays(29), QUARANTINE))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("CURASYNC_LEDGER_RETENTION_TIMELINE");
    }

    private long practice = 1;

    private void entry(String fact, String source, String outcome, String detail, Duration age) {
        DATABASE.jdbc()
                .sql("""
                insert into timeline_entry (practice, fact, source, received_at, outcome, detail)
                values (:practice, :fact, :source, now() - :age * interval '1 second', :outcome, :detail::jsonb)
                """)
                .param("practice", practice)
                .param("fact", fact)
                .param("source", source)
                .param("age", age.toSeconds())
                .param("outcome", outcome)
                .param("detail", detail)
                .update();
    }

    /** Quarantines a row in the distant past; {@code null} leaves it open. */
    private static void quarantined(String key, @Nullable Duration resolvedBefore) {
        DATABASE.jdbc()
                .sql("""
                insert into quarantine (row_key, reason, raw, run_id, first_seen, last_seen, resolved_at)
                values (:key, 'userId is missing', '{}', 1, now() - interval '500 days', now() - interval '500 days',
                    now() - :age::bigint * interval '1 second')
                """)
                .param("key", key)
                .param("age", resolvedBefore == null ? null : resolvedBefore.toSeconds())
                .update();
    }

    private static List<Long> entries() {
        return DATABASE.jdbc()
                .sql("select id from timeline_entry order by id")
                .query(Long.class)
                .list();
    }
}
