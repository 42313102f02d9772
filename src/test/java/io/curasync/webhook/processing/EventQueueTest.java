package io.curasync.webhook.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.TestDatabase;
import io.curasync.webhook.ingest.Delivery;
import io.curasync.webhook.ingest.Inbox;
import io.curasync.webhook.ingest.SampleDelivery;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class EventQueueTest {

    private static final int[] LOW = {0, 1, 2, 3};
    private static final int[] HIGH = {4, 5, 6, 7};

    private final TestDatabase database = TestDatabase.create();
    private final Inbox inbox = new Inbox(database.jdbc());

    /** A worker of another instance, simulated by a separate transaction on the same database. */
    private final class Instance {

        private final DataSourceTransactionManager manager = new DataSourceTransactionManager(database.dataSource());
        private final EventQueue queue = new EventQueue(
                JdbcClient.create(manager.getDataSource()), JsonMapper.builder().build());

        <T> T inTransaction(Function<EventQueue, T> work) {
            return new TransactionTemplate(manager).execute(status -> work.apply(queue));
        }
    }

    @Test
    void locksAPartitionForOneWorker() {
        inbox.store(List.of(inPartition(1), inPartition(1), inPartition(6)));

        new Instance().inTransaction(first -> {
            assertThat(first.claim(LOW, 1)).hasSize(1);
            new Instance().inTransaction(second -> {
                assertThat(second.claim(LOW, 10)).isEmpty();
                assertThat(second.claim(HIGH, 10)).hasSize(1);
                return null;
            });
            return null;
        });

        List<InboxEvent> freed = new Instance().inTransaction(third -> third.claim(LOW, 10));
        assertThat(freed).hasSize(2);
    }

    @Test
    void storesEveryFailedAttempt() {
        long id = inbox.store(List.of(inPartition(1))).getFirst().id();
        Instance instance = new Instance();

        instance.inTransaction(queue -> {
            queue.update(List.of(EventUpdate.retry(id, "the database was busy", 0)));
            queue.update(List.of(EventUpdate.failed(id, "totalOrders is below zero")));
            return null;
        });
        long atOnce = inbox.store(List.of(inPartition(1))).getFirst().id();
        List<?> latencies = instance.inTransaction(queue -> queue.markApplied(List.of(id, atOnce)));

        assertThat(latencies).as("without the one that was retried").hasSize(1);
        assertThat(database.jdbc()
                        .sql("select error from webhook_attempt where event_id = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("the database was busy", "totalOrders is below zero");
    }

    @Test
    void waitsForThePartitionBeforeClaimingAgain() throws Exception {
        inbox.store(List.of(inPartition(1)));
        List<Long> next =
                List.of(inbox.store(List.of(inPartition(1))).getFirst().id());

        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<List<InboxEvent>> claimedAgain = new Instance().inTransaction(first -> {
                first.claim(LOW, 1);
                Future<List<InboxEvent>> result =
                        other.submit(() -> new Instance().inTransaction(second -> second.claimAgain(next)));
                await().until(() -> database.jdbc()
                        .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                        .query(Boolean.class)
                        .single());
                first.markApplied(next);
                return result;
            });

            assertThat(claimedAgain.get()).isEmpty();
        }
    }

    @Test
    void doesNotClaimAScheduledRetryAgain() {
        List<Long> ids = List.of(inbox.store(List.of(inPartition(1))).getFirst().id());
        Instance instance = new Instance();
        List<InboxEvent> due = instance.inTransaction(queue -> queue.claimAgain(ids));
        instance.inTransaction(queue -> {
            queue.update(List.of(EventUpdate.retry(ids.getFirst(), "the database was busy", 60)));
            return null;
        });

        List<InboxEvent> scheduled = instance.inTransaction(queue -> queue.claimAgain(ids));

        assertThat(due).hasSize(1);
        assertThat(scheduled).isEmpty();
    }

    @Test
    void startsTheRetryScheduleAgainAfterAWait() {
        long id = inbox.store(List.of(inPartition(1))).getFirst().id();
        Instance instance = new Instance();

        instance.<Integer>inTransaction(queue -> {
            queue.update(List.of(EventUpdate.retry(id, "the database was busy", 0)));
            queue.update(List.of(EventUpdate.waiting(id, "user_1")));
            return queue.requeueWaiting(List.of("user_1"));
        });
        InboxEvent requeued =
                instance.inTransaction(queue -> queue.claim(LOW, 1).getFirst());

        assertThat(requeued.attempts()).isZero();
        assertThat(database.jdbc()
                        .sql("select attempts + earlier_attempts from webhook_event")
                        .query(Integer.class)
                        .single())
                .as("attempts for people")
                .isEqualTo(2);
        List<?> latencies = instance.inTransaction(queue -> queue.markApplied(List.of(id)));
        assertThat(latencies).as("none of an event that waited").isEmpty();
    }

    @Test
    void makesAWaitingEventDueWhenItsPracticeIsKnown() {
        long id = inbox.store(List.of(inPartition(1))).getFirst().id();
        Instance instance = new Instance();
        instance.inTransaction(queue -> {
            queue.update(List.of(EventUpdate.waiting(id, "user_1")));
            return null;
        });
        database.jdbc()
                .sql("update webhook_event set received_at = now() - interval '1 day'")
                .update();

        assertThat(instance.<Integer>inTransaction(queue -> queue.requeueWaiting(List.of("user_1"))))
                .isEqualTo(1);

        List<InboxEvent> due = instance.inTransaction(queue -> queue.claim(LOW, 10));
        assertThat(due).hasSize(1);
        assertThat(database.jdbc()
                        .sql("select next_attempt_at > now() - interval '1 minute' from webhook_event where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .as("due since the practice is known, not since its receipt")
                .isTrue();
    }

    private static Delivery inPartition(int partition) {
        return SampleDelivery.inPartition(partition);
    }
}
