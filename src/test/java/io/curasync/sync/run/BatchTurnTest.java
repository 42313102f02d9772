package io.curasync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Of two batches that are applied at the same time, the later one commits only after the earlier one. */
@Timeout(20)
class BatchTurnTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final BatchTurn first = BatchTurn.after(1, null);
    private final BatchTurn second = BatchTurn.after(2, first);

    @BeforeEach
    void rows() {
        jdbc.sql("create table if not exists shared (id int primary key)").update();
        jdbc.sql("insert into shared values (1), (2) on conflict do nothing").update();
    }

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    @Test
    void laterBatchWaitsForTheCommit() throws Exception {
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> earlier = startFirst(tx -> waitFor(mayCommit));

        Future<?> later = other.submit(() -> inTransaction(second::awaitPrevious));
        awaitLockWait();
        assertThat(later.isDone()).isFalse();
        mayCommit.countDown();

        later.get();
        earlier.get();
    }

    @Test
    void laterBatchIsRolledBackIfTheEarlierOneIs() {
        CompletableFuture<Void> earlier = startFirst(tx -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> inTransaction(second::awaitPrevious))
                .isInstanceOf(BatchTurn.NotAppliedException.class);
        assertThat(earlier).failsWithin(Duration.ofSeconds(5));
    }

    @Test
    void abandonedBatchIsRolledBack() throws Exception {
        startFirst(tx -> {}).get();
        second.abandon();

        assertThatThrownBy(() -> inTransaction(second::awaitPrevious))
                .isInstanceOf(BatchTurn.NotAppliedException.class);
    }

    /** The earlier batch waits for a row of the later one, which waits for the end of the earlier one. */
    @Test
    void deadlockEndsOneOfTheBatches() {
        CountDownLatch locked = new CountDownLatch(1);
        CompletableFuture<Void> earlier = startFirst(tx -> {
            waitFor(locked);
            lockRow(tx);
        });
        Future<?> later = other.submit(() -> inTransaction(tx -> {
            lockRow(tx);
            locked.countDown();
            second.awaitPrevious(tx);
        }));

        Throwable failure = failure(earlier) == null ? failure(later) : failure(earlier);
        assertThat(failure).isInstanceOf(PessimisticLockingFailureException.class);
    }

    private interface Work {

        void in(JdbcClient transaction);
    }

    /** Starts the transaction of the earlier batch, and waits until it has begun its turn. */
    private CompletableFuture<Void> startFirst(Work work) {
        CompletableFuture<Void> result = CompletableFuture.runAsync(() -> {
            boolean committed = false;
            try {
                inTransaction(tx -> {
                    first.begin(tx);
                    work.in(tx);
                });
                committed = true;
            } finally {
                first.end(committed);
            }
        });
        await().until(first::hasBegun);
        return result;
    }

    private static void inTransaction(Work work) {
        var dataSource = DATABASE.dataSource();
        new TransactionTemplate(new DataSourceTransactionManager(dataSource))
                .executeWithoutResult(status -> work.in(JdbcClient.create(dataSource)));
    }

    private static void lockRow(JdbcClient tx) {
        tx.sql("select from shared where id = 1 for update").query().listOfRows();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitLockWait() {
        await().until(() -> jdbc.sql("select count(*) from pg_locks where not granted and locktype = 'advisory'")
                        .query(Long.class)
                        .single()
                > 0);
    }

    private static Throwable failure(Future<?> result) {
        try {
            result.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
