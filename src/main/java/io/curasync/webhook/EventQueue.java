package io.curasync.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The inbox as the workers of all instances see it: what is due, and what became of it. */
@Repository
class EventQueue {

    /** Any number that no other pair of advisory locks of ours uses. */
    private static final int LANES = 0x4C414E45;

    private static final String CLAIM = """
            with mine as materialized (
                select l.lane from unnest(?::int[]) as l(lane) where pg_try_advisory_xact_lock(?, l.lane)
            )
            select id, event, body, attempts, source_at, received_at from webhook_event
            where status = 'RECEIVED' and next_attempt_at <= now() and lane in (select lane from mine)
            order by id limit ? for update skip locked""";

    private static final String SETTLE = """
            with s as (
                select * from jsonb_to_recordset(:settled::jsonb)
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

    // Nearly all of them, so that there is no more to it than need be.
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

    /** Claims those of these lanes that nobody works on, and their due events, oldest first, until the transaction ends. */
    List<InboxEvent> claim(int[] lanes, int atMost) {
        return jdbc.sql(CLAIM)
                .param(lanes)
                .param(LANES)
                .param(atMost)
                .query(EventQueue::read)
                .list();
    }

    /** Claims some of them again, oldest first; without those that another worker has or that are settled. */
    List<InboxEvent> claimAgain(List<Long> ids) {
        return jdbc.sql("""
                        select id, event, body, attempts, source_at, received_at from webhook_event
                        where id = any(?) and status = 'RECEIVED' order by id for update skip locked""")
                .param(ids.toArray(Long[]::new))
                .query(EventQueue::read)
                .list();
    }

    private static InboxEvent read(ResultSet row, int number) throws SQLException {
        Timestamp sourceAt = row.getTimestamp("source_at");
        return new InboxEvent(
                row.getLong("id"),
                row.getString("event"),
                row.getString("body"),
                row.getInt("attempts"),
                sourceAt == null ? null : sourceAt.toInstant(),
                row.getTimestamp("received_at").toInstant());
    }

    /**
     * Those that are applied; returns how long each took since its receipt, if it was applied at its first attempt. One that
     * waited for its practice or was replayed took as long as others took.
     */
    List<Duration> applied(Collection<Long> ids) {
        return jdbc.sql(APPLIED).param(ids.toArray(Long[]::new)).query(Long.class).list().stream()
                .filter(Objects::nonNull)
                .map(micros -> Duration.of(micros, ChronoUnit.MICROS))
                .toList();
    }

    /** Those of which something else became. */
    void settle(Collection<EventUpdate> settled) {
        jdbc.sql(SETTLE).param("settled", json.writeValueAsString(settled)).update();
    }

    /** Makes those due again that waited for a practice with one of these user ids. */
    int wake(Collection<String> userIds) {
        return jdbc.sql("""
                        update webhook_event set status = 'RECEIVED', waits_for = null
                        where status = 'WAITING' and waits_for = any(?)""").param(userIds.toArray(String[]::new)).update();
    }

    /**
     * The same in these lanes for every practice that is known: one may have come just while an event began to wait for it.
     */
    int wakeKnown(int[] lanes) {
        return jdbc.sql("""
                        update webhook_event e set status = 'RECEIVED', waits_for = null
                        where e.status = 'WAITING' and e.lane = any(?)
                          and exists (select 1 from practice p where p.user_id = e.waits_for)""").param(lanes).update();
    }
}
