package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.platform.RecentPeriod;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.inbox.DryRunReport.ReasonCount;
import io.curasync.webhook.inbox.DryRunReport.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class BulkDryRunTest {

    private static final int PRACTICES = 12;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BulkDryRun bulkDryRun;

    @Autowired
    ReplayService replayService;

    @Autowired
    FailureService failureService;

    @BeforeEach
    void createPractices() {
        database.clear();
        List<Fact> practices = IntStream.rangeClosed(1, PRACTICES)
                .<Fact>mapToObj(n -> SampleFacts.practice(n, "TX", "Dana Reyes", null, 3))
                .toList();
        transaction.executeWithoutResult(status -> ledger.apply(practices));
    }

    @Test
    void predictsTheReplayOfAGroupWithoutEffect() {
        insert(1, 12, "'{\"practiceId\":\"prac_' || n || '\",\"state\":\"NY\"}'");
        insert(13, 14, "'{\"practiceId\":\"prac_1\",\"totalOrders\":-' || n || '}'");
        insert(15, 15, "'{\"practiceId\":\"prac_' || n || '\",\"state\":7}'");
        insert(16, 17, "'{\"practiceId\":\"prac_2\"}'");
        String before = state();
        FailureGroup group = failureService.groups(0, 1).getFirst();
        assertThat(group.count()).isEqualTo(17);

        DryRunReport report = bulkDryRun.run(EventSelection.ofFailure(group), Duration.ofSeconds(30));

        assertThat(state()).isEqualTo(before);
        assertThat(report.state()).isEqualTo(State.DONE);
        assertThat(report.events()).isEqualTo(17);
        assertThat(report.tried()).isEqualTo(17);
        assertThat(report.practices()).isEqualTo(PRACTICES);
        assertThat(report.failed()).isEqualTo(3);
        assertThat(report.reasons())
                .containsExactly(
                        new ReasonCount("totalOrders is below zero", 2), new ReasonCount("state is not a string", 1));
        assertThat(report.applied() + report.unchanged()).isEqualTo(14);

        assertThat(replayService.replay(EventSelection.ofFailure(group), "morgan@example.com"))
                .isEqualTo(17);
        await().atMost(Duration.ofSeconds(20)).until(() -> count("webhook_event where status = 'APPLIED'") == 14);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("webhook_event where status = 'FAILED'") == report.failed());
        assertThat(count("practice where state = 'NY'")).isEqualTo(report.practices());
        assertThat(count("audit_entry where action = 'webhook.replay' and subject = '17 with the same failure'"))
                .isEqualTo(1);
        assertThat(count("audit_entry where action = 'webhook.replay'")).isEqualTo(1);
    }

    @Test
    void countsNewOrdersAndWaitingEvents() {
        String order = """
                '{"userId":"user_' || n || '","orderId":"ord_' || n || '","orderAmount":20,"orderDate":"2026-03-01T00:00:00Z"}'""";
        insert("order.placed", 1, 4, order);
        insert("order.placed", 90, 92, order);

        DryRunReport report = bulkDryRun.run(all(), Duration.ofSeconds(30));

        assertThat(report.orders()).isEqualTo(4);
        assertThat(report.waiting()).isEqualTo(3);
        assertThat(report.failed()).isZero();
    }

    @Test
    void stopsOnRequestAndAtTheTimeLimit() {
        insert(1, 12, "'{\"practiceId\":\"prac_' || n || '\",\"state\":\"NY\"}'");
        assertThat(bulkDryRun.run(all(), Duration.ZERO).state()).isEqualTo(State.STOPPED);

        DryRunJob finished = bulkDryRun.start(all());
        await().atMost(Duration.ofSeconds(20)).until(() -> finished.report().state() == State.DONE);
        assertThat(finished.report().practices()).isEqualTo(PRACTICES);

        DryRunJob canceled = new DryRunJob(List.of(1L, 2L), 2);
        canceled.cancel();
        assertThat(canceled.nextPart(1)).isEmpty();
        canceled.end(List.of());
        assertThat(canceled.report().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void replaysEventsThatMatchAFilterUpToAnEvent() {
        insert(1, 12, "'{\"practiceId\":\"prac_' || n || '\",\"state\":\"NY\"}'");
        EventFilter filter = new EventFilter("", null, EventStatus.FAILED, "", RecentPeriod.ALL);
        EventSelection selection = EventSelection.matching(filter.withReason("IT WAS"), 5, "filter");
        assertThat(replayService.count(selection)).isEqualTo(new EventSelection.Counts(5, 5, 0));
        assertThat(replayService.count(EventSelection.matching(filter.withReason("other"), 5, "filter")))
                .isEqualTo(new EventSelection.Counts(0, 0, 0));

        assertThat(replayService.replay(selection, "morgan@example.com")).isEqualTo(5);

        await().atMost(Duration.ofSeconds(20)).until(() -> count("webhook_event where status = 'APPLIED'") == 5);
        assertThat(count("webhook_event where status = 'FAILED' and id > 5")).isEqualTo(7);
    }

    private static EventSelection all() {
        return EventSelection.matching(EventFilter.ALL, Long.MAX_VALUE, "all");
    }

    private void insert(int from, int to, String data) {
        insert("practice.updated", from, to, data);
    }

    private void insert(String event, int from, int to, String data) {
        database.jdbc().sql("""
                        insert into webhook_event (id, event, practice_id, body, status, attempts, received_at, processed_at, error)
                        select n, '%s', 'prac_' || n, '{"event":"%s","data":' || %s || '}', 'FAILED', 1, now(), now(), 'it was so'
                        from generate_series(%d, %d) as n""".formatted(event, event, data, from, to)).update();
    }

    private String state() {
        return database.jdbc().sql("""
                        select coalesce(jsonb_agg(to_jsonb(p) order by p.id), '[]')::text
                            || (select count(*) from practice_order) || (select count(*) from timeline_entry)
                            || (select coalesce(jsonb_agg(to_jsonb(k) order by to_jsonb(k)), '[]') from kpi_portfolio k)
                        from practice p""").query(String.class).single();
    }

    private long count(String what) {
        return database.jdbc()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}
