package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.curagenesis.JsonFields;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.LedgerChanges.Difference;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.ReplayProgress;
import io.curasync.webhook.WebhookJsonParser;
import io.curasync.webhook.ingest.EventIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class ReplayServiceTest {

    private static final String ACTOR = "morgan@example.com";

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    InboxService inboxService;

    @Autowired
    ReplayService replayService;

    @Autowired
    DryRun dryRun;

    @BeforeEach
    void createPractices() {
        database.clear();
        Fact practice = SampleFacts.practice(1, "TX", "Dana Reyes", null, 3);
        transaction.executeWithoutResult(status -> ledger.apply(List.of(practice)));
    }

    @Test
    void dryRunPredictsTheReplayWithoutChanges() {
        long id = failed("practice.updated", "{\"practiceId\":\"prac_1\",\"state\":\"CA\",\"totalOrders\":12}");
        List<String> before = everything();

        DryRun.Result result = dryRun.of(id);

        assertThat(everything()).isEqualTo(before);
        assertThat(result).isInstanceOf(DryRun.Result.Changes.class);
        List<String> predicted = ((DryRun.Result.Changes) result)
                .practices().stream()
                        .flatMap(change -> change.differences().stream())
                        .map(ReplayServiceTest::text)
                        .toList();
        assertThat(predicted).containsExactly("state TX CA", "totalOrders 3 12");

        assertThat(replayService.replayOne(id, ACTOR)).isTrue();
        awaitStatus(id, EventStatus.APPLIED);
        assertThat(inboxService.detail(id).orElseThrow().facts().stream()
                        .flatMap(fact -> fact.changes().stream())
                        .map(ReplayServiceTest::text))
                .isEqualTo(predicted);
        assertThat(audit()).containsExactly("morgan@example.com webhook.replay event " + id);
        assertThat(dryRun.of(id)).isEqualTo(new DryRun.Result.NoChange("already applied."));
    }

    @Test
    void dryRunShowsOrdersAndReasonsForNoChange() {
        String order =
                "{\"userId\":\"%s\",\"orderId\":\"o1\",\"orderAmount\":20,\"orderDate\":\"2026-03-01T00:00:00Z\"}";
        List<String> before = everything();

        DryRun.Result fresh = dryRun.of(failed("order.placed", order.formatted("user_1")));
        assertThat(fresh)
                .isInstanceOfSatisfying(
                        DryRun.Result.Changes.class,
                        changes -> assertThat(changes.orders())
                                .singleElement()
                                .satisfies(one -> assertThat(one.orderId()).isEqualTo("o1")));
        assertThat(reason(failed("order.placed", order.formatted("user_9")))).contains("would wait", "user_9");
        assertThat(reason(failed("practice.updated", "{}"))).contains("would fail", "practiceId and userId");
        assertThat(reason(insert("practice.updated", null))).contains("no longer stored");
        assertThat(reason(987_654)).contains("no event");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void replaysFailedEventsInTheBackground() {
        long old = failed("practice.updated", "{\"practiceId\":\"prac_1\",\"state\":\"AL\"}");
        database.jdbc()
                .sql("update webhook_event set processed_at = now() - interval '2 days'")
                .update();
        long valid = failed("practice.updated", "{\"practiceId\":\"prac_1\",\"state\":\"NY\"}");
        long invalid = failed("practice.updated", "{}");
        long withoutPayload = insert("practice.updated", null);
        Instant since = Instant.now().minus(Duration.ofDays(1));
        assertThat(replayService.countFailedSince(since)).isEqualTo(new ReplayService.FailedCounts(2, 1));

        assertThat(replayService.replayAllFailedSince(since, ACTOR)).isEqualTo(2);

        awaitStatus(valid, EventStatus.APPLIED);
        await().untilAsserted(() -> {
            ReplayProgress progress = replayService.progress();
            assertThat(progress).isNotNull();
            assertThat(progress.running()).isFalse();
            assertThat(progress.attempted()).isEqualTo(2);
            assertThat(progress.failed()).isEqualTo(1);
        });
        assertThat(List.of(status(old), status(invalid), status(withoutPayload)))
                .containsOnly(EventStatus.FAILED);
        assertThat(audit()).singleElement().asString().contains("webhook.replay 2 failed since");
    }

    @Test
    void replaysSelectedEventsWithAPayload() {
        long valid = failed("practice.updated", "{\"practiceId\":\"prac_1\",\"state\":\"NY\"}");
        long withoutPayload = insert("practice.updated", null);

        assertThat(replayService.replaySelected(List.of(valid, withoutPayload), ACTOR))
                .isEqualTo(1);
        assertThat(replayService.replayOne(withoutPayload, ACTOR)).isFalse();

        awaitStatus(valid, EventStatus.APPLIED);
        assertThat(status(withoutPayload)).isEqualTo(EventStatus.FAILED);
        assertThat(inboxService.detail(withoutPayload).orElseThrow().payloadProblem())
                .contains("no longer stored");
        assertThat(audit()).hasSize(1);
    }

    private String reason(long id) {
        DryRun.Result result = dryRun.of(id);
        assertThat(result).isInstanceOf(DryRun.Result.NoChange.class);
        return ((DryRun.Result.NoChange) result).reason();
    }

    private static String text(Difference difference) {
        return difference.field() + " " + difference.before() + " " + difference.after();
    }

    private long failed(String event, String data) {
        EventIds ids = EventIds.of(new JsonFields(new WebhookJsonParser().tree(data), Instant.now()));
        return insert(event, ids, "{\"event\":\"%s\",\"data\":%s}".formatted(event, data));
    }

    private long insert(String event, @Nullable String body) {
        return insert(event, new EventIds(null, null, null), body);
    }

    private long insert(String event, EventIds ids, @Nullable String body) {
        return database.jdbc()
                .sql("""
                        insert into webhook_event (id, event, practice_id, user_id, body, status, attempts, received_at,
                            processed_at, error)
                        values (nextval('webhook_event_id'), ?, ?, ?, ?, 'FAILED', 1, now(), now(), 'it was so')
                        returning id""")
                .param(event)
                .param(ids.practiceId())
                .param(ids.userId())
                .param(body)
                .query(Long.class)
                .single();
    }

    private void awaitStatus(long id, EventStatus status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> status(id) == status);
    }

    private EventStatus status(long id) {
        return inboxService.detail(id).orElseThrow().row().status();
    }

    /** Reads the complete state of the ledger and the rollups. */
    private List<String> everything() {
        return List.of(
                        "practice",
                        "practice_order",
                        "timeline_entry",
                        "unversioned_total",
                        "kpi_portfolio",
                        "kpi_day",
                        "kpi_practice")
                .stream()
                .map(table -> table
                        + database.jdbc()
                                .sql(
                                        "select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)), '[]')::text from %s t"
                                                .formatted(table))
                                .query(String.class)
                                .single())
                .toList();
    }

    private List<String> audit() {
        return database.jdbc()
                .sql("select actor || ' ' || action || ' ' || subject from audit_entry where action = 'webhook.replay'")
                .query(String.class)
                .list();
    }
}
