package io.curasync.webhook.processing;

import static org.awaitility.Awaitility.await;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WorkerTest {

    private final TestDatabase database = TestDatabase.create();
    private final BusyBatch batch = new BusyBatch();
    private final Worker worker = new Worker("worker", batch, new NoSignal(), new int[] {0});

    @AfterEach
    void stop() {
        worker.stop();
    }

    /** The practice was created while the event was being marked as waiting, so no other code requeues the event. */
    @Test
    void requeuesWaitingEventsUnderContinuousLoad() {
        worker.start();
        await().until(() -> batch.processed.get() > 0);

        database.jdbc().sql("insert into practice (user_id) values ('user_1')").update();
        database.jdbc().sql("""
                        insert into webhook_event (id, event, body, received_at, status, waits_for)
                        values (1, 'order.placed', '{}', now(), 'WAITING', 'user_1')""").update();

        await().atMost(Duration.ofSeconds(5)).until(() -> status().equals("RECEIVED"));
    }

    /** Corrections of events are resolved by the worker, too. */
    @Test
    void resolvesCorrectionsUnderContinuousLoad() {
        worker.start();

        await().atMost(Duration.ofSeconds(5)).until(() -> batch.resolved.get() > 1);
    }

    private String status() {
        return database.jdbc()
                .sql("select status from webhook_event")
                .query(String.class)
                .single();
    }

    /** A queue in which there is always another event. */
    private final class BusyBatch extends EventBatch {

        private final AtomicInteger processed = new AtomicInteger();
        private final AtomicInteger resolved = new AtomicInteger();

        BusyBatch() {
            super(new EventQueue(database.jdbc(), JsonMapper.builder().build()), null, null, null, null, null, null);
        }

        @Override
        void resolveCorrections() {
            resolved.incrementAndGet();
        }

        @Override
        int process(int[] partitions) {
            processed.incrementAndGet();
            return 1;
        }
    }

    private static final class NoSignal implements ChangeSignal {

        @Override
        public void publish(Topic topic) {}

        @Override
        public Subscription subscribe(Topic topic, Runnable listener) {
            return () -> {};
        }
    }
}
