package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import io.curasync.webhook.WebhookJsonParser;
import io.curasync.webhook.ingest.DeliveryParser;
import io.curasync.webhook.ingest.DeliveryParser.UnreadableException;
import io.curasync.webhook.ingest.Inbox;
import io.curasync.webhook.ingest.UnreadableDeliveries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxRetentionJobTest {

    private static final Duration PAYLOADS = Duration.ofDays(30);
    private static final Duration EVENTS = Duration.ofDays(400);

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final Inbox inbox = new Inbox(DATABASE.jdbc());
    private final DeliveryParser parser = new DeliveryParser(new WebhookJsonParser());
    private final InboxRetentionJob inboxRetentionJob =
            new InboxRetentionJob(DATABASE.jdbc(), new RetentionProperties(PAYLOADS, EVENTS));

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("delete from webhook_event").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPLIED", "IGNORED"})
    void deletesPayloadsOfOldFinishedEvents(String status) throws Exception {
        long old = event("old", status, PAYLOADS.plusHours(1));
        long young = event("young", status, PAYLOADS.minusHours(1));

        inboxRetentionJob.clean();

        assertThat(bodyOf(old)).isEmpty();
        assertThat(bodyOf(young)).hasSize(1);
    }

    @Test
    void keepsIdsAfterDeletingAPayload() throws Exception {
        long old = event("old", "APPLIED", PAYLOADS.plusHours(1));

        inboxRetentionJob.clean();

        assertThat(bodyOf(old)).isEmpty();
        assertThat(DATABASE.jdbc()
                        .sql("select order_id from webhook_event where id = ?")
                        .param(old)
                        .query(String.class)
                        .single())
                .isEqualTo("old");
    }

    @Test
    void deletesThePayloadOfAnEventFinishedLate() throws Exception {
        long late = event("late", "FAILED", PAYLOADS.plusHours(2));
        event("next", "APPLIED", PAYLOADS.plusHours(1));
        inboxRetentionJob.clean();
        DATABASE.jdbc()
                .sql("update webhook_event set status = 'APPLIED' where id = ?")
                .param(late)
                .update();

        inboxRetentionJob.restart();
        inboxRetentionJob.clean();

        assertThat(bodyOf(late)).isEmpty();
    }

    @Test
    void deletesOldUnreadableDeliveries() throws Exception {
        UnreadableDeliveries unreadableDeliveries = new UnreadableDeliveries(DATABASE.jdbc());
        unreadableDeliveries.add("old", new byte[0]);
        DATABASE.jdbc()
                .sql("update unreadable_delivery set at = now() - interval '1 hour' - ? * interval '1 second'")
                .param(PAYLOADS.toSeconds())
                .update();
        unreadableDeliveries.add("young", "\0 {".getBytes(StandardCharsets.UTF_8));

        inboxRetentionJob.clean();

        assertThat(unreadableDeliveries.page(null, 10)).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo("young");
            assertThat(refusal.excerpt()).isEqualTo("\uFFFD {");
        });
    }

    @Test
    void deletesOldCountsOfDeliveries() throws Exception {
        DATABASE.jdbc().sql("""
                insert into webhook_rejection (period_start, reason, address, deliveries, last_at)
                select now() - day * interval '1 day', 'SIGNATURE_WRONG', '192.0.2.' || n, 1, now()
                from generate_series(1, 60, 10) as day, generate_series(1, 200) as n""").update();
        DATABASE.jdbc().sql("""
                insert into webhook_hour (hour, events)
                select now() - day * interval '1 day', 1 from generate_series(50, 200, 10) as day""").update();

        inboxRetentionJob.clean();

        assertThat(count("webhook_rejection")).as("days 1, 11 and 21").isEqualTo(600);
        assertThat(count("webhook_hour")).as("90 days before the newest hour").isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECEIVED", "WAITING", "FAILED"})
    void keepsUnfinishedEvents(String status) throws Exception {
        long old = event("old", status, PAYLOADS.plusHours(1));
        long ancient = event("ancient", status, EVENTS.multipliedBy(3));

        inboxRetentionJob.clean();

        assertThat(bodyOf(old)).hasSize(1);
        assertThat(bodyOf(ancient)).hasSize(1);
    }

    @Test
    void detectsADuplicateAfterThePayloadIsDeleted() throws Exception {
        long old = event("old", "APPLIED", PAYLOADS.plusHours(1));
        inboxRetentionJob.clean();

        Inbox.StoredDelivery repeat = store("old");

        assertThat(repeat).isEqualTo(new Inbox.StoredDelivery(old, true));
        assertThat(bodyOf(old)).isEmpty();
    }

    @Test
    void deletesOldEventsWithKeyAndAttempts() throws Exception {
        long ancient = event("1", "APPLIED", EVENTS.plusHours(1));
        DATABASE.jdbc()
                .sql("insert into webhook_attempt (event_id, error) values (?, 'not yet')")
                .param(ancient)
                .update();
        long old = event("2", "APPLIED", EVENTS.minusHours(1));

        inboxRetentionJob.clean();

        assertThat(ids()).containsExactly(old);
        assertThat(store("1").duplicate()).isFalse();
        assertThat(store("2").duplicate()).isTrue();
    }

    @Test
    void continuesWithEventsThatBecomeOld() throws Exception {
        long first = event("1", "APPLIED", PAYLOADS.plusHours(1));
        inboxRetentionJob.clean();
        long second = event("2", "APPLIED", PAYLOADS.minusHours(1));
        inboxRetentionJob.clean();
        assertThat(bodyOf(second)).hasSize(1);

        age(second, PAYLOADS.plusHours(1));
        inboxRetentionJob.clean();

        assertThat(bodyOf(first)).isEmpty();
        assertThat(bodyOf(second)).isEmpty();
    }

    @Test
    void deletesMoreThanOneBatch() throws Exception {
        DATABASE.jdbc().sql("""
                insert into webhook_event (id, event, dedupe_key, body, status, received_at)
                select nextval('webhook_event_id'), 'order.placed', 'order:' || n, '{}', 'APPLIED',
                       now() - case when n <= 2100 then interval '401 days' else interval '31 days' end
                from generate_series(1, 4200) n""").update();

        inboxRetentionJob.clean();

        assertThat(DATABASE.jdbc()
                        .sql("select count(*) filter (where body is null) from webhook_event having count(*) = 2100")
                        .query(Long.class)
                        .list())
                .containsExactly(2100L);
    }

    private long event(String order, String status, Duration age) {
        long id = store(order).id();
        DATABASE.jdbc()
                .sql("update webhook_event set status = ? where id = ?")
                .param(status)
                .param(id)
                .update();
        age(id, age);
        return id;
    }

    private static void age(long id, Duration age) {
        DATABASE.jdbc()
                .sql("update webhook_event set received_at = now() - ? * interval '1 second' where id = ?")
                .param(age.toSeconds())
                .param(id)
                .update();
    }

    private Inbox.StoredDelivery store(String order) {
        String body = "{\"event\":\"order.placed\",\"data\":{\"orderId\":\"%s\"}}".formatted(order);
        try {
            return inbox.store(List.of(parser.parse(body.getBytes(StandardCharsets.UTF_8), null, null)))
                    .getFirst();
        } catch (UnreadableException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Returns empty if the event was deleted. */
    private static List<String> bodyOf(long id) {
        return DATABASE.jdbc()
                .sql("select body from webhook_event where id = ? and body is not null")
                .param(id)
                .query(String.class)
                .list();
    }

    private static long count(String table) {
        return DATABASE.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static List<Long> ids() {
        return DATABASE.jdbc()
                .sql("select id from webhook_event")
                .query(Long.class)
                .list();
    }
}
