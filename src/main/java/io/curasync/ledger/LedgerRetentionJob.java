package io.curasync.ledger;

import io.curasync.platform.database.PacedBatches;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes old timeline entries and resolved quarantined rows in small batches, oldest first. Does not delete the entries that explain the
 * present state of a practice: its creation and the last change of each field. Also retains all entries by people that changed no field,
 * such as notes, and all entries about next steps. Entries about orders may be deleted, because the orders themselves are stored.
 */
@Component
class LedgerRetentionJob {

    // A batch reads a fixed number of entries and may delete none of them, because most practices have old entries that
    // must stay. It skips locked entries, because a merge of practices locks many entries in another order. Waiting for
    // them could cause a deadlock.
    private static final String DELETE_ENTRIES = """
            with scanned as materialized (
                select id, practice, fact, source, outcome, coalesce(detail -> 'changes', '{}') as changes from (
                    select * from timeline_entry where id > :after order by id limit :batch) next
                where received_at < now() - :seconds * interval '1 second'
            ), obsolete as (
                select t.id from timeline_entry t join scanned s on s.id = t.id
                where (s.source <> 'PEOPLE' or s.changes <> '{}' and not starts_with(s.fact, 'next_step.'))
                  and (s.outcome in ('UNCHANGED', 'STALE') or (s.outcome = 'UPDATED' or s.fact = 'order.placed') and not exists (
                        select from jsonb_object_keys(s.changes) as field
                        where (select l.id from timeline_entry l
                               where l.practice = s.practice and l.id > s.id and l.outcome in ('CREATED', 'UPDATED')
                                 and l.detail -> 'changes' -> field is not null limit 1) is null))
                for update of t skip locked
            ), deleted as (
                delete from timeline_entry t using obsolete o where t.id = o.id
            )
            select max(id) from scanned""";

    private static final String DELETE_QUARANTINED = """
            with deleted as (
                delete from quarantine where id in (
                    select id from quarantine
                    where id > :after and resolved_at < now() - :seconds * interval '1 second' order by id limit :batch)
                returning id
            )
            select max(id) from deleted""";

    private final JdbcClient jdbc;
    private final LedgerRetentionProperties properties;

    /** Highest id of a timeline entry that was read since the last {@link #restart}. The next run starts after this id. */
    private volatile long lastEntry;

    LedgerRetentionJob(JdbcClient jdbc, LedgerRetentionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Scheduled(
            fixedDelayString = "${curasync.ledger.retention.every:1h}",
            initialDelayString = "${curasync.ledger.retention.initial-delay:10m}")
    @SchedulerLock(name = "ledger-retention", lockAtMostFor = "2h")
    void clean() throws InterruptedException {
        lastEntry = PacedBatches.deleteOlderByIds(jdbc, DELETE_ENTRIES, properties.timeline(), lastEntry);
        PacedBatches.deleteOlderByIds(jdbc, DELETE_QUARANTINED, properties.quarantine(), 0);
    }

    /**
     * Makes the next run start at the oldest entry again, once a week. That run finds entries that have become obsolete since the job last
     * read them.
     */
    @Scheduled(fixedDelay = 7, timeUnit = TimeUnit.DAYS)
    void restart() {
        lastEntry = 0;
    }
}
