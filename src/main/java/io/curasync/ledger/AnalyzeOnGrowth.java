package io.curasync.ledger;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has PostgreSQL look at the ledger again whenever practices have doubled. By itself it looks once a minute, and what it
 * believes until then may be that there are none: a first sync's batches would each compare all with all.
 */
@Component
class AnalyzeOnGrowth {

    private static final String BELIEVED = "select reltuples from pg_class where oid = 'practice'::regclass";

    private final JdbcClient jdbc;
    private final TransactionTemplate afterwards;
    private final AtomicLong created = new AtomicLong();

    AnalyzeOnGrowth(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        afterwards = new TransactionTemplate(transactions);
        afterwards.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Most changes bring no practice, and cost no second connection. */
    @TransactionalEventListener
    void on(LedgerChanges changes) {
        long fresh = changes.practices().stream()
                .filter(change -> change.before() == null)
                .count();
        if (fresh > 0) {
            afterwards.executeWithoutResult(status -> grown(fresh));
        }
    }

    private void grown(long fresh) {
        if (created.addAndGet(fresh) > believed()) {
            created.set(0);
            jdbc.sql("analyze practice, practice_sighting").update();
        }
    }

    private long believed() {
        return jdbc.sql(BELIEVED).query(Long.class).single();
    }
}
