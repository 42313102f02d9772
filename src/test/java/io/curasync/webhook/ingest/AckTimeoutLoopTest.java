package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.platform.database.DatabaseAvailability;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AckTimeoutLoopTest {

    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(1);

    private final TestDatabase database = TestDatabase.create();
    private final CountDownLatch insertStarted = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** An inbox whose insert waits until it is released. */
    private final Inbox slowInbox = new Inbox(database.jdbc()) {

        @Override
        public List<StoredDelivery> store(List<Delivery> deliveries) {
            try {
                insertStarted.countDown();
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.store(deliveries);
        }
    };

    private final GroupCommit commit =
            new GroupCommit(slowInbox, () -> {}, new DatabaseAvailability(event -> {}), ACK_TIMEOUT);

    @AfterEach
    void stop() {
        released.countDown();
        commit.stop();
    }

    @Test
    void failsADeliveryInTheInsertAndOneInTheQueue() throws Exception {
        commit.start();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> inserted = senders.submit(() -> commit.store(SampleDelivery.order("order:1", "{}")));
            insertStarted.await();
            Future<?> queued = senders.submit(() -> commit.store(SampleDelivery.order("order:2", "{}")));
            await().until(() -> inserted.isDone() && queued.isDone());

            assertThat(inserted.exceptionNow())
                    .isInstanceOf(GroupCommit.UnavailableException.class)
                    .hasMessage("It is unknown whether the webhook was stored");
            assertThat(queued.exceptionNow())
                    .isInstanceOf(GroupCommit.UnavailableException.class)
                    .hasMessage("The inbox cannot be written to at present");
        }

        released.countDown();

        await().untilAsserted(() -> assertThat(keys()).containsExactly("order:1"));
        assertThat(commit.store(SampleDelivery.order("order:3", "{}")).duplicate())
                .isFalse();
        assertThat(keys())
                .as("without the delivery that was removed from the queue")
                .doesNotContain("order:2");
    }

    private List<String> keys() {
        return database.jdbc()
                .sql("select dedupe_key from webhook_event order by id")
                .query(String.class)
                .list();
    }
}
