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

/** Claims due events for the workers of all instances, and records their outcome. */
@Repository
class EventQueue {

    private static final String CLAIM = """
            with locked as materialized (
                select l.partition from unnest(?::int[]) as l(partition) where pg_try_advisory_xact_lock(?, l.partition)
            )
            select id, event, body, attempts, source_at, received_at from webhook_event
            where status = 'RECEIVED' and next_attempt_at <= now() and partition in (select partition from locked)
            order by id limit ? for update skip locked""";

    private static final String UPDATE = """
            with s as (
                select * from jsonb_to_recordset(:updates::jsonb)
                    as s(id bigint, status text, "waitsFor" text, error text, "retrySeconds" bigint)
            ), attempt as (
                insert into webhook_attempt (event_id, error) select id, error from s where error is not null
            )
            update webhook_event e set
                status = s.status, waits_for = s."waitsFor", error = s.error, attempts = e.attempts + 1,
                processed_at = case when s.status = 'FAILED' then clock_timestamp() end,
                next_attempt_at = case when s."retrySeconds" = 0 then '-infinity'
                    else clock_timestamp() + s."retrySeconds" * interval '1 second' end
            from s where e.id = s.id""";

    // Most events take this path, so the statement is as simple as possible.
    private static final String APPLIED = """
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

    /** Claims the due events of the given partitions that no other worker has locked, oldest first, until the transaction ends. */
    List<InboxEvent> claim(int[] partitions, int limit) {
        return jdbc.sql(CLAIM)
                .param(partitions)
                .param(AdvisoryLocks.PARTITION)
                .param(limit)
                .query(EventQueue::read)
                .list();
    }

    /** Claims the given events again, oldest first. Skips those that another worker has locked or that are no longer due. */
    List<InboxEvent> claimAgain(List<Long> ids) {
        return jdbc.sql("""
                        select id, event, body, attempts, source_at, received_at from webhook_event
                        where id = any(?) and status = 'RECEIVED' order by id for update skip locked""")
                .param(ids.toArray(Long[]::new))
                .query(EventQueue::read)
                .list();
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
     * Marks events as applied. Returns the latency since receipt of those applied at their first attempt. Events that waited for
     * their practice or were replayed are left out, because their latency says nothing about our processing.
     */
    List<Duration> applied(Collection<Long> ids) {
        return jdbc.sql(APPLIED).param(ids.toArray(Long[]::new)).query(Long.class).list().stream()
                .filter(Objects::nonNull)
                .map(micros -> Duration.of(micros, ChronoUnit.MICROS))
                .toList();
    }

    /** Updates events that were not applied. */
    void update(Collection<EventUpdate> updates) {
        jdbc.sql(UPDATE).param("updates", json.writeValueAsString(updates)).update();
    }

    /** Makes events due that wait for a practice with one of these user ids. */
    int requeueWaiting(Collection<String> userIds) {
        return jdbc.sql("""
                        update webhook_event set status = 'RECEIVED', waits_for = null
                        where status = 'WAITING' and waits_for = any(?)""").param(userIds.toArray(String[]::new)).update();
    }

    /**
     * Makes events of these partitions due if their practice is known. The practice may have been created just while the event
     * was set to wait for it.
     */
    int requeueKnown(int[] partitions) {
        return jdbc.sql("""
                        update webhook_event e set status = 'RECEIVED', waits_for = null
                        where e.status = 'WAITING' and e.partition = any(?)
                          and exists (select 1 from practice_directory p where p.user_id = e.waits_for)""").param(partitions).update();
    }
}
