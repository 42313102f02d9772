package io.curasync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.curasync.curagenesis.PageRow;
import io.curasync.sync.SyncKind;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two batches are applied at the same time, and commit in order. A batch whose first attempt fails is applied alone. */
class BatchPipelineTest extends PageReaderHarness {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final RunRepository.Lease LEASE = new RunRepository.Lease(1, SyncKind.FULL, 1, null);
    private static final int PAGES = 22;

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final PageReader reader = read(new PagedSource(PAGES, 1_000), null);
    private final RecordedBatch batch = new RecordedBatch();

    @BeforeEach
    void table() {
        jdbc.sql("create table if not exists committed (id int generated always as identity, page int)")
                .update();
        jdbc.sql("delete from committed").update();
    }

    @Test
    void commitsInOrder() throws Exception {
        applyAll();

        assertThat(batch.mostActive).hasValue(2);
    }

    @Test
    void appliesAFailedBatchAlone() throws Exception {
        batch.failsAt = 2;

        applyAll();
    }

    @Test
    void commitsNothingAfterACancellation() throws Exception {
        batch.cancelsAt = 1;

        try (BatchPipeline pipeline = pipeline()) {
            assertThat(pipeline.next().applied().cancelled()).isTrue();
        }

        assertThat(committed()).isEqualTo(pages(batch.firstSize));
        assertThat(reader.stop()).hasSizeGreaterThan(5);
    }

    @Test
    void commitsNothingAfterATakeover() {
        batch.fencedAt = 1;

        assertThatThrownBy(this::applyAll).isInstanceOf(RunRepository.FencedException.class);

        assertThat(committed()).isEmpty();
        assertThat(reader.stop()).hasSizeGreaterThan(5);
    }

    private BatchPipeline pipeline() {
        return new BatchPipeline(LEASE, reader, batch, new PageApplier(batch, null), Duration.ZERO);
    }

    private void applyAll() throws Exception {
        try (BatchPipeline pipeline = pipeline()) {
            boolean isLast = false;
            while (!isLast) {
                isLast = pipeline.next().isLast();
            }
        }
        assertThat(committed()).isEqualTo(pages(PAGES));
        assertThat(reader.stop()).isEmpty();
    }

    private List<Integer> committed() {
        return jdbc.sql("select page from committed order by id")
                .query(Integer.class)
                .list();
    }

    private static List<Integer> pages(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    /**
     * Writes the numbers of the pages. The first attempt of a batch waits until the next batch has begun. After a batch that fails or ends
     * the run, attempts do not wait, because the next batch would not begin before they end.
     */
    private final class RecordedBatch extends PageBatch {

        private final AtomicInteger attempts = new AtomicInteger();
        private final AtomicInteger active = new AtomicInteger();
        private final AtomicInteger mostActive = new AtomicInteger();
        private volatile int failsAt;
        private volatile int cancelsAt;
        private volatile int fencedAt;
        private volatile int firstSize;

        RecordedBatch() {
            super(null, null, null, null, null);
        }

        @Override
        public Applied apply(
                RunRepository.Lease lease,
                List<FetchedPage> pages,
                Duration offset,
                Map<PageRow.Valid, String> excluded,
                BatchTurn turn) {
            int number = attempts.incrementAndGet();
            firstSize = number == 1 ? pages.size() : firstSize;
            mostActive.accumulateAndGet(active.incrementAndGet(), Math::max);
            try {
                var dataSource = DATABASE.dataSource();
                new TransactionTemplate(new DataSourceTransactionManager(dataSource))
                        .executeWithoutResult(status -> write(JdbcClient.create(dataSource), number, pages, turn));
            } finally {
                active.decrementAndGet();
            }
            return new Applied(true, number == cancelsAt);
        }

        private void write(JdbcClient tx, int number, List<FetchedPage> pages, BatchTurn turn) {
            turn.begin(tx);
            boolean isAlone = !Thread.currentThread().getName().startsWith("sync-apply");
            if (!isAlone
                    && number <= lastOverlapping()
                    && pages.getLast().page().nextCursor() != null) {
                await().until(() -> attempts.get() > number);
            }
            turn.awaitPrevious(tx);
            if (number == failsAt) {
                throw new PessimisticLockingFailureException("deadlock");
            }
            if (number == fencedAt) {
                throw new RunRepository.FencedException(LEASE.id());
            }
            for (FetchedPage page : pages) {
                String next = page.page().nextCursor();
                tx.sql("insert into committed (page) values (?)")
                        .param(next == null ? PAGES : Integer.parseInt(next))
                        .update();
            }
        }

        private int lastOverlapping() {
            int special = Math.max(failsAt, Math.max(cancelsAt, fencedAt));
            return special == 0 ? Integer.MAX_VALUE : special;
        }
    }
}
