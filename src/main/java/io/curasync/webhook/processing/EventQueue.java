package io.curasync.webhook.processing;

import io.curasync.platform.AdvisoryLocks;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Claims due events for a worker, and records the outcome of events. A queued event is due when {@code next_attempt_at} has passed. A new
 * event is due immediately. The time is set again when a retry is scheduled, and when the event is replayed. It is also set when the
 * practice of a waiting event becomes known, and when the event replaces another event as a correction.
 */
@Repository
class EventQueue {

    /** Maximum size of the bodies that are claimed together. Limits the memory that a batch needs. */
    private static final int MAX_BYTES = 8 << 20;

    private static final String TRY_LOCK_PARTITIONS =
            "select p from unnest(?::int[]) as partitions(p) where pg_try_advisory_xact_lock(?, p)";

    // Does not lock the rows, because this costs as much as a third of the later update. The lock of the partition
    // keeps other workers away. Apart from workers, only a replay changes a queued event: it makes the event due again,
    // which it still is. Must be executed after TRY_LOCK_PARTITIONS. A single statement could acquire a lock that was
    // released after the statement began, and would not see what the other worker has applied.
    private static final String CLAIM = """
            select id, event, body, attempts, source_at, received_at from (
                select *, sum(octet_length(body)) over (order by id rows unbounded preceding) as bytes from webhook_event
                where status = 'RECEIVED' and next_attempt_at <= now() and partition = any(?)
                order by id limit ?) due
            where (bytes - octet_length(body) < %d) is not false
            order by id""".formatted(MAX_BYTES);

    // The locks are acquired in order, so that two instances that claim events again cannot deadlock.
    private static final String LOCK_PARTITIONS = """
            select pg_advisory_xact_lock(?, partition)
            from (select distinct partition from webhook_event where id = any(?) order by partition) as partitions""";

    private static final String CLAIM_AGAIN = """
            select id, event, body, attempts, source_at, received_at from webhook_event
            where id = any(?) and status = 'RECEIVED' and next_attempt_at <= clock_timestamp()
            order by id for update skip locked""";

    // When its practice becomes known, a waiting event starts a new series of attempts, like a replayed event. Its
    // retry delays begin again, and it counts as not yet attempted.
    private static final String UPDATE = """
            with outcome as (
                select * from jsonb_to_recordset(:updates::jsonb)
                    as o(id bigint, status text, "waitsFor" text, error text, "retrySeconds" bigint)
            ), attempt as (
                insert into webhook_attempt (event_id, error) select id, error from outcome where error is not null
            )
            update webhook_event e set
                status = outcome.status, waits_for = outcome."waitsFor", error = outcome.error,
                attempts = case when outcome.status = 'WAITING' then 0 else e.attempts + 1 end,
                earlier_attempts = e.earlier_attempts + case when outcome.status = 'WAITING' then e.attempts + 1 else 0 end,
                processed_at = case when outcome.status = 'FAILED' then clock_timestamp() end,
                next_attempt_at = case when outcome."retrySeconds" = 0 then '-infinity'
                    else clock_timestamp() + outcome."retrySeconds" * interval '1 second' end
            from outcome where e.id = outcome.id""";

    // This is separate from UPDATE, because most events are applied and this simpler statement is cheaper.
    private static final String MARK_APPLIED = """
            update webhook_event set status = 'APPLIED', waits_for = null, error = null, attempts = attempts + 1,
                processed_at = clock_timestamp(), next_attempt_at = '-infinity'
            where id = any(?)
            returning case when attempts = 1 and earlier_attempts = 0
                then (extract(epoch from processed_at - received_at) * 1000000)::bigint end""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EventQueue(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Locks those of the given partitions that no other worker has locked. Claims the due events of the locked partitions, oldest first.
     * The locks and claims end with the transaction.
     *
     * @param limit maximum number of events. Fewer events are claimed if their bodies are large.
     */
    List<InboxEvent> claim(int[] partitions, int limit) {
        Integer[] locked = jdbc.sql(TRY_LOCK_PARTITIONS)
                .param(partitions)
                .param(AdvisoryLocks.PARTITION)
                .query(Integer.class)
                .list()
                .toArray(Integer[]::new);
        return locked.length == 0
                ? List.of()
                : jdbc.sql(CLAIM)
                        .param(locked)
                        .param(limit)
                        .query(EventQueue::read)
                        .list();
    }

    /**
     * Locks the partitions of the given events, and waits for the locks if necessary. Then claims those of the events that are still due,
     * oldest first. Skips events that another transaction has locked. The locks and claims end with the transaction.
     */
    List<InboxEvent> claimAgain(List<Long> ids) {
        Long[] events = ids.toArray(Long[]::new);
        // Uses a separate statement, because a statement that waits for a lock does not see what was committed in the
        // meantime.
        jdbc.sql(LOCK_PARTITIONS)
                .param(AdvisoryLocks.PARTITION)
                .param(events)
                .query()
                .listOfRows();
        return jdbc.sql(CLAIM_AGAIN).param(events).query(EventQueue::read).list();
    }

    private static InboxEvent read(ResultSet row, int number) throws SQLException {
        return new InboxEvent(
                row.getLong("id"),
                row.getString("event"),
                row.getString("body"),
                row.getInt("attempts"),
                SqlTimes.instantOrNull(row, "source_at"),
                SqlTimes.instant(row, "received_at"));
    }

    /**
     * Marks events as applied. Returns the time from receipt to application for each event that was applied at the first attempt. Other
     * events are omitted, because the latency of an event that waited, was retried or was replayed says nothing about the speed of
     * processing.
     */
    List<Duration> markApplied(Collection<Long> ids) {
        return jdbc.sql(MARK_APPLIED).param(ids.toArray(Long[]::new)).query(Long.class).list().stream()
                .filter(Objects::nonNull)
                .map(micros -> Duration.of(micros, ChronoUnit.MICROS))
                .toList();
    }

    /** Stores the new status of events that were not applied. If an event has an error, also records a failed attempt. */
    void update(Collection<EventUpdate> updates) {
        jdbc.sql(UPDATE).param("updates", json.writeValueAsString(updates)).update();
    }

    /** Requeues events that wait for a practice with one of the given user ids. Returns the number of requeued events. */
    int requeueWaiting(Collection<String> userIds) {
        return jdbc.sql("""
                        update webhook_event set status = 'RECEIVED', waits_for = null, next_attempt_at = clock_timestamp()
                        where status = 'WAITING' and waits_for = any(?)""").param(userIds.toArray(String[]::new)).update();
    }

    /**
     * Requeues waiting events of the given partitions if their practice is known. This method is needed because {@link #requeueWaiting}
     * misses an event if the practice is created while the event is being marked as waiting. Returns the number of requeued events.
     */
    int requeueIfPracticeKnown(int[] partitions) {
        return jdbc.sql("""
                        update webhook_event e set status = 'RECEIVED', waits_for = null, next_attempt_at = clock_timestamp()
                        where e.status = 'WAITING' and e.partition = any(?)
                          and exists (select 1 from practice_directory p where p.user_id = e.waits_for)""").param(partitions).update();
    }
}
