package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.curasync.platform.database.DatabaseAvailability;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.UnloggableError;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(3);
    private static final DatabaseAvailability AVAILABLE = new DatabaseAvailability(event -> {});

    private final TestDatabase database = TestDatabase.create();

    /** An inbox that throws an unexpected exception once. */
    private final Inbox inbox = new Inbox(database.jdbc()) {

        private boolean broken = true;

        @Override
        public List<StoredDelivery> store(List<Delivery> deliveries) {
            if (broken) {
                broken = false;
                throw new IllegalStateException("broken once");
            }
            return super.store(deliveries);
        }
    };

    private final GroupCommit commit = new GroupCommit(inbox, () -> {}, AVAILABLE);

    private final AtomicReference<Error> error = new AtomicReference<>();

    private final AtomicReference<CountDownLatch> together = new AtomicReference<>(new CountDownLatch(0));

    /** An inbox that delays its first batch until the other deliveries are in the queue. Throws the error if there is one. */
    private final Inbox gatheringInbox = new Inbox(database.jdbc()) {

        @Override
        public List<StoredDelivery> store(List<Delivery> deliveries) {
            try {
                together.get().await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Error planted = error.get();
            if (planted != null) {
                throw planted;
            }
            return super.store(deliveries);
        }
    };

    @AfterEach
    void stop() {
        commit.stop();
    }

    @Test
    void continuesAfterAnUnexpectedFailure() throws Exception {
        commit.start();
        Delivery delivery = SampleDelivery.order("order:1", "{}");

        assertThatThrownBy(() -> commit.store(delivery)).isInstanceOf(GroupCommit.UnavailableException.class);

        assertThat(commit.store(delivery).duplicate()).isFalse();
    }

    @Test
    void rejectsWaitingDeliveriesAtOnceAfterAnError() throws Exception {
        GroupCommit gathering = new GroupCommit(gatheringInbox, () -> {}, AVAILABLE, ACK_TIMEOUT.multipliedBy(5));
        List<Error> errors =
                List.of(new StackOverflowError(), new NoClassDefFoundError("planted"), new UnloggableError());
        gathering.start();
        try {
            for (Error planted : errors) {
                error.set(planted);
                together.set(new CountDownLatch(1));
                List<Future<?>> waiting = new ArrayList<>();
                try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int i = 0; i < 20; i++) {
                        Delivery delivery = SampleDelivery.order(planted.getClass() + " " + i, "{}");
                        waiting.add(senders.submit(() -> gathering.store(delivery)));
                    }
                    together.get().countDown();
                    await().atMost(ACK_TIMEOUT.multipliedBy(3))
                            .until(() -> waiting.stream().allMatch(Future::isDone));
                }

                assertThat(waiting)
                        .allSatisfy(request -> assertThat(request.exceptionNow())
                                .isInstanceOf(GroupCommit.UnavailableException.class));
                error.set(null);
                Delivery next = SampleDelivery.order(planted.getClass() + " 0", "{}");
                assertThat(gathering.store(next).duplicate()).isFalse();
            }
        } finally {
            gathering.stop();
        }
    }

    @Test
    void answersAtOnceWhileTheInboxIsLocked() throws Exception {
        GroupCommit waiting = new GroupCommit(new Inbox(database.jdbc()), () -> {}, AVAILABLE, ACK_TIMEOUT);
        Delivery first = SampleDelivery.order("order:1", "{}");
        Delivery second = SampleDelivery.order("order:2", "{}");
        waiting.start();
        try (Connection other = database.dataSource().getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table webhook_event");
            assertThatThrownBy(() -> waiting.store(first))
                    .isInstanceOf(GroupCommit.UnavailableException.class)
                    .hasMessage("It is unknown whether the webhook was stored");

            long since = System.nanoTime();
            assertThatThrownBy(() -> waiting.store(second))
                    .isInstanceOf(GroupCommit.UnavailableException.class)
                    .hasMessage("The inbox cannot be written to at present");
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(ACK_TIMEOUT);
            other.rollback();

            await().ignoreExceptionsInstanceOf(GroupCommit.UnavailableException.class)
                    .until(() -> waiting.store(first).duplicate());
            assertThat(waiting.store(second).duplicate()).isFalse();
        } finally {
            waiting.stop();
        }
    }

    @Test
    void rejectsOnlyTheDeliveryThatPostgresqlRejects() throws Exception {
        for (String sqlState : List.of("54000", "22021", "23514")) {
            database.jdbc().sql("""
                    create or replace function refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'planted' using errcode = '%s'; end $$""".formatted(sqlState)).update();
            database.jdbc().sql("""
                    create or replace trigger refuse before insert on webhook_event
                    for each row when (new.body = 'bad') execute function refuse()""").update();
            together.set(new CountDownLatch(1));
            Map<String, Future<Boolean>> results = new TreeMap<>();
            GroupCommit gathering = new GroupCommit(gatheringInbox, () -> {}, AVAILABLE);
            gathering.start();
            try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i <= 40; i++) {
                    String body = i == 17 ? "bad" : "good " + i;
                    Delivery delivery = SampleDelivery.order(sqlState + i, body);
                    results.put(
                            body, senders.submit(() -> gathering.store(delivery).duplicate()));
                }
                together.get().countDown();
            } finally {
                gathering.stop();
            }

            assertThat(results.remove("bad").exceptionNow())
                    .isInstanceOf(GroupCommit.UnstorableException.class)
                    .hasMessage("The body cannot be stored: PostgreSQL refused it (%s): planted".formatted(sqlState));
            assertThat(results.values())
                    .allSatisfy(result -> assertThat(result.resultNow()).isFalse());
        }
    }
}
