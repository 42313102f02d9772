package io.curasync.ledger.apply;

import io.curasync.ledger.LedgerChanges;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Updates PostgreSQL's statistics on the practice tables when they are outdated. They are outdated when this instance has created
 * more practices since its last update than the statistics contain. Autovacuum alone would be too late, because it runs only once
 * a minute. Without statistics, the planner may assume empty tables, and each batch of a first sync would compare all rows with
 * all rows.
 */
@Component
class PracticeStatisticsUpdater {

    private static final String ESTIMATED_ROWS = "select reltuples from pg_class where oid = 'practice'::regclass";

    // Only the columns by which batches find rows. For all columns and index expressions, the statement took seven
    // times as long. PostgreSQL does not count this as an analyze of the table, so autovacuum analyzes all columns soon
    // after.
    private static final String ANALYZE =
            "analyze practice (id, practice_id, user_id), practice_observation (practice)";

    private final JdbcClient jdbc;
    private final TransactionTemplate newTransaction;
    private final AtomicLong createdSinceAnalyze = new AtomicLong();

    PracticeStatisticsUpdater(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Counts the created practices after the commit, and updates the statistics if they are outdated. Opens a second connection only if a
     * practice was created, which is rare after the first sync.
     */
    @TransactionalEventListener
    void on(LedgerChanges changes) {
        long newPractices = changes.practices().stream()
                .filter(change -> change.before() == null)
                .count();
        if (newPractices > 0) {
            newTransaction.executeWithoutResult(status -> analyzeIfDoubled(newPractices));
        }
    }

    private void analyzeIfDoubled(long newPractices) {
        if (createdSinceAnalyze.addAndGet(newPractices) > estimatedRows()) {
            createdSinceAnalyze.set(0);
            jdbc.sql(ANALYZE).update();
        }
    }

    private long estimatedRows() {
        return jdbc.sql(ESTIMATED_ROWS).query(Long.class).single();
    }
}
