package io.curasync.account.audit;

import io.curasync.platform.database.PacedBatches;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes old entries of the audit log in small batches, oldest first. The database rejects all other deletions. A trigger checks that
 * the transaction has set {@code curasync.audit_retention}, and that the entries are at least 365 days old.
 */
@Component
class AuditRetentionJob {

    private static final String PERMIT = "select set_config('curasync.audit_retention', 'on', true)";

    // Reads the entries with the lowest ids, because ids increase with time. The job ends at the first batch without
    // an old entry.
    private static final String DELETE = """
            with oldest as materialized (
                select id, at < now() - :seconds * interval '1 second' as old from audit_entry
                where id > :after order by id limit :batch
            ), deleted as (
                delete from audit_entry where id in (select id from oldest where old)
            )
            select max(id) from oldest where old""";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final AuditRetentionProperties properties;

    AuditRetentionJob(JdbcClient jdbc, TransactionOperations transaction, AuditRetentionProperties properties) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.properties = properties;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    @SchedulerLock(name = "audit-retention", lockAtMostFor = "30m")
    void clean() throws InterruptedException {
        PacedBatches.runByIds(0, this::deleteAfter);
    }

    private @Nullable Long deleteAfter(long after) {
        return Objects.requireNonNull(transaction.execute(status -> {
                    jdbc.sql(PERMIT).query(String.class).single();
                    return jdbc.sql(DELETE)
                            .param("after", after)
                            .param("seconds", properties.auditRetention().toSeconds())
                            .param("batch", PacedBatches.SIZE)
                            .query(Long.class)
                            .optional();
                }))
                .orElse(null);
    }
}
