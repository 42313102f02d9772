package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.platform.RecentPeriod;
import io.curasync.testing.TestDatabase;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.InboxStats;
import io.curasync.webhook.Percentiles;
import io.curasync.webhook.ingest.EventIds;
import io.curasync.webhook.ingest.SignatureVerifier;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventQueryTest {

    private static final String UPDATED = "practice.updated";

    private final TestDatabase database = TestDatabase.create();
    private final EventQuery reading = new EventQuery(database.jdbc());

    @BeforeEach
    void inbox() {
        insert(1, UPDATED, "id:a", new EventIds("prac_1", "user_1", null), "APPLIED", "8 days");
        insert(2, "order.placed", "order:50%", new EventIds(null, "user_1", "50%"), "APPLIED", "2 days");
        insert(3, "order.placed", "id:b", new EventIds(null, "user_1", "500"), "FAILED", "5 hours");
        insert(4, UPDATED, null, new EventIds("prac_10", null, null), "FAILED", "2 minutes");
        insert(5, "practice.exploded", null, new EventIds(null, null, null), "IGNORED", "1 minute");
        database.jdbc().sql("update webhook_event set body = null where id = 3").update();
        database.jdbc()
                .sql("insert into practice (id, practice_id, user_id) values (7, 'prac_1', 'user_1')")
                .update();
        database.jdbc().sql("""
                insert into timeline_entry (practice, fact, source, source_id, received_at, outcome, detail)
                values (7, 'OrderPlaced', 'WEBHOOK', 3, now(), 'UPDATED', '{}'),
                       (7, 'PracticeSeen', 'SYNC', 4, now(), 'UPDATED', '{}')""").update();
    }

    private void insert(long id, String event, @Nullable String key, EventIds ids, String status, String ago) {
        database.jdbc()
                .sql("""
                        insert into webhook_event (id, event, dedupe_key, practice_id, user_id, order_id, body, status, received_at,
                            processed_at)
                        values (?, ?, ?, ?, ?, ?, '{}', ?, now() - ?::interval, now() - ?::interval + interval '250 milliseconds')""")
                .params(Arrays.asList(id, event, key, ids.practiceId(), ids.userId(), ids.orderId(), status, ago, ago))
                .update();
    }

    @Test
    void appliesEachFilter() {
        assertThat(ids(EventFilter.ALL)).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(ids(filter("", "order.placed", null, "", RecentPeriod.ALL))).containsExactly(3L, 2L);
        assertThat(ids(filter("", null, EventStatus.FAILED, "", RecentPeriod.ALL)))
                .containsExactly(4L, 3L);
        assertThat(ids(filter("", null, null, "", RecentPeriod.HOUR))).containsExactly(5L, 4L);
        assertThat(ids(filter("", null, null, "", RecentPeriod.DAY))).containsExactly(5L, 4L, 3L);
        assertThat(ids(filter("", null, null, "", RecentPeriod.WEEK))).containsExactly(5L, 4L, 3L, 2L);
        assertThat(ids(filter("50%", null, null, "", RecentPeriod.ALL))).containsExactly(2L);
        assertThat(ids(filter("5", null, null, "", RecentPeriod.ALL))).containsExactly(5L, 3L, 2L);
        assertThat(ids(filter("\0", "\0", null, "\0", RecentPeriod.ALL))).isEmpty();
    }

    @Test
    void findsEventsByNamedAndByChangedPractice() {
        assertThat(ids(filter("", null, null, "user_1", RecentPeriod.ALL))).containsExactly(3L, 2L, 1L);
        assertThat(ids(filter("", null, null, "prac_1", RecentPeriod.ALL))).containsExactly(3L, 1L);
        assertThat(ids(filter("", null, null, " prac_10 ", RecentPeriod.ALL))).containsExactly(4L);
    }

    @Test
    void pagingIgnoresLaterEvents() {
        assertThat(reading.window(EventFilter.ALL, 4, 1, 2))
                .extracting(EventRow::id)
                .containsExactly(3L, 2L);
        assertThat(reading.count(EventFilter.ALL, 0, 4)).isEqualTo(4);
        assertThat(reading.count(EventFilter.ALL, 4, Long.MAX_VALUE)).isEqualTo(1);
        assertThat(reading.page(EventFilter.ALL, 3L, 1))
                .extracting(EventRow::id)
                .containsExactly(2L);
    }

    @Test
    void showsThePracticeAndTheLatencyAlsoWithoutThePayload() {
        EventRow row = reading.find(1).orElseThrow();

        assertThat(row.practiceId()).isEqualTo("prac_1");
        assertThat(row.userId()).isEqualTo("user_1");
        assertThat(row.latency()).hasMillis(250);
        assertThat(reading.find(3).orElseThrow().hasPayload()).isFalse();
        assertThat(reading.find(3).orElseThrow().userId()).isEqualTo("user_1");
        assertThat(reading.effects(reading.find(3).orElseThrow())).hasSize(1);
        assertThat(reading.effects(reading.find(4).orElseThrow())).isEmpty();
    }

    @Test
    void exportsFilteredEvents() throws IOException {
        StringBuilder out = new StringBuilder();

        new EventCsv(reading).write(filter("", null, EventStatus.APPLIED, "", RecentPeriod.ALL), out);

        assertThat(out.toString().lines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("1,practice.updated,id:a,prac_1,user_1,APPLIED,0,");
    }

    @Test
    void countsTheInboxByStatus() {
        var latency = new InboxStats.Latency(Instant.now(), new Percentiles(1, 2, 3), null, null);
        SignatureVerifier signatureVerifier = new SignatureVerifier(List.of(), true, Clock.systemUTC());
        InboxStats board = new InboxStatsQuery(database.jdbc(), signatureVerifier).read(latency, null);

        assertThat(board.failed()).isEqualTo(2);
        assertThat(board.queued()).isZero();
        assertThat(board.oldestDue()).isNull();
        assertThat(board.appliedLastHour()).isZero();
        assertThat(board.latency()).isEqualTo(latency);
        assertThat(board.signatures().hex()).isPositive();
        assertThat(board.signatures().standard()).isZero();
        assertThat(board.signatures().lastStandard()).isNull();
        assertThat(board.signatures().hexRejected()).isTrue();
    }

    private List<Long> ids(EventFilter filter) {
        return reading.page(filter, null, 100).stream().map(EventRow::id).toList();
    }

    private static EventFilter filter(
            String search, @Nullable String type, @Nullable EventStatus status, String practice, RecentPeriod period) {
        return new EventFilter(search, type, status, practice, period);
    }
}
