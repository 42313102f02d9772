package io.curasync.acceptance;

import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records in the database which process wrote which sync data in which transaction, and finds violations. */
final class SyncAuditTrigger {

    /**
     * Creates triggers that record each write with the PostgreSQL application name, which is the instance name of the
     * process.
     */
    private static final String WATCH = """
            create table witness (
                id     bigint generated always as identity primary key,
                at     timestamptz not null default clock_timestamp(),
                xact   bigint not null default pg_current_xact_id()::text::bigint,
                writer text   not null default current_setting('application_name'),
                what   text   not null,
                new    jsonb
            );
            create function witness() returns trigger language plpgsql as $$
            begin
                insert into witness (what, new) values (
                    tg_table_name || ' ' || lower(tg_op), case tg_level when 'ROW' then to_jsonb(new) end);
                return null;
            end $$;
            create trigger witness after insert or update on sync_schedule for each row execute function witness();
            create trigger witness after insert or update on sync_run for each row execute function witness();
            create trigger witness after insert on skipped_sync for each row execute function witness();
            create trigger witness after insert or update on practice for each statement execute function witness();
            """;

    private static final String FAULTS = """
            with decided as (
                select * from witness where what in ('sync_run insert', 'skipped_sync insert')
                    and new ->> 'trigger' = 'SCHEDULE'),
            used as (
                select xact, count(*) as slots, count(*) filter (where new ->> 'kind' = 'FULL') as full_slots
                from witness where what = 'sync_schedule update' group by xact)
            select 'two at once: ' || a.id || ' and ' || b.id from sync_run a join sync_run b on b.id > a.id
            where b.started_at < coalesce(a.finished_at, 'infinity')
            union all
            select 'too soon: ' || b.id || ' after ' || a.id from sync_run a join sync_run b on b.id > a.id
            where a.status in ('SUCCEEDED', 'PARTIAL') and b.trigger <> 'MANUAL'
              and b.started_at < a.started_at + :minimum * interval '1 second'
            union all
            select 'a wrong account: ' || r::text from sync_run r
            where status <> 'RUNNING' and (status <> 'SUCCEEDED' or fetched <> :practices
               or fetched <> created + updated + unchanged + stale + quarantined)
            union all
            select 'a slot fired twice: ' || (new ->> 'kind') || (new ->> 'last_slot') from witness
            where what = 'sync_schedule update' group by new ->> 'kind', new ->> 'last_slot' having count(*) > 1
            union all
            select 'a slot before its time: ' || witness::text from witness
            where what like 'sync_schedule %' and (new ->> 'last_slot')::timestamptz > at
            union all
            select 'a slot without a run or a refusal, or one of these without a slot: ' || coalesce(used.xact, decided.xact)
            from decided full join used using (xact) where decided.xact is null or used.xact is null
            union all
            select 'a slot with several runs or refusals: ' || xact from decided group by xact having count(*) > 1
            union all
            select 'the wrong kind: ' || decided.new::text from decided join used using (xact)
            where (decided.new ->> 'kind' = 'FULL') <> (full_slots = 1) or slots - full_slots > 1
            union all
            select 'a run written by another than its owner: ' || witness::text from witness
            where what like 'sync_run %' and new ->> 'instance' <> writer
            union all
            select 'practices written without a run''s progress: ' || witness::text from witness
            where what like 'practice %' and xact not in (select xact from witness where what = 'sync_run update')""";

    private final JdbcClient jdbc;

    SyncAuditTrigger(TestDatabase database) {
        jdbc = database.jdbc();
        jdbc.sql(WATCH).update();
    }

    /** Finds violations in a cluster in which only syncs write practices and none is cancelled or fails. */
    List<String> faults(Duration minimum, int practices) {
        return jdbc.sql(FAULTS)
                .param("minimum", minimum.toSeconds())
                .param("practices", practices)
                .query(String.class)
                .list();
    }

    /** Returns the fired slots of a kind after one time and up to another. */
    List<Instant> slots(String kind, Instant after, Instant end) {
        return jdbc.sql("""
                select slot from (select id, (new ->> 'last_slot')::timestamptz as slot from witness
                    where what = 'sync_schedule update' and new ->> 'kind' = ?) as fired
                where slot > ? and slot <= ? order by id""")
                .params(kind, after.atOffset(ZoneOffset.UTC), end.atOffset(ZoneOffset.UTC))
                .query(Instant.class)
                .list();
    }

    /** Returns the last fired slot of any kind. */
    Instant lastSlot() {
        return jdbc.sql("select max(last_slot) from sync_schedule")
                .query(Instant.class)
                .single();
    }

    String summary() {
        String lines = """
                select string_agg(line, ', ') from (
                    select count(*) || ' runs by ' || trigger as line from sync_run group by trigger
                    union all
                    select count(*) || ' refusals of ' || trigger from skipped_sync group by trigger) as lines""";
        return jdbc.sql(lines).query(String.class).single();
    }
}
