// What CuraSync stores besides practices and orders in 400 days of operation, by set-based SQL: webhooks of which one in a thousand
// failed, five syncs a day, and their traces. Nothing is old enough for a retention job.
import { SAMPLE } from './bodies.mjs';
import { DAYS } from './volume.mjs';

const PAYLOAD_DAYS = 30;
const FAILED_EVERY = 1_000;
const WAITING = 500;
const RUNS_PER_DAY = 5;
const RUNS = DAYS * RUNS_PER_DAY;

/** Evenly spread over the days; the newest a minute ago. */
const at = (i, count) => `now() - interval '1 minute' - (${count} - ${i}) * (interval '${DAYS - 1} days' / ${count})`;

const ORIGIN = `'prac_' || lpad((1 + i % 1000)::text, 8, '0'), 'user_' || lpad((1 + i % 1000)::text, 8, '0')`;

const events = count => `
    insert into webhook_event (id, event, practice_id, user_id, dedupe_key, body, partition, status, waits_for, attempts, received_at,
        processed_at, error)
    select i, 'order.placed', ${ORIGIN}, 'order:old_' || i,
           case when i > ${count - count * PAYLOAD_DAYS / DAYS} then '${SAMPLE}' end, i % 8,
           case when i % ${FAILED_EVERY} = 0 then 'FAILED' when i > ${count - WAITING} then 'WAITING' else 'APPLIED' end,
           case when i > ${count - WAITING} then 'user_unknown_' || i end, 1, ${at('i', count)}, ${at('i', count)},
           case when i % ${FAILED_EVERY} = 0 then 'orderDate is not a date: ' || i end
    from generate_series(1, ${count}) i;
    select setval('webhook_event_id', ${count});
    update webhook_watch set last_event_id = ${count};
    insert into webhook_attempt (event_id, at, error)
    select id, received_at, error from webhook_event, generate_series(1, 3) where status = 'FAILED'`;

const STEPS = {
    'their counts': `
        insert into webhook_hour (hour, events, minutes, failed)
        select hour, 400, (1::bigint << 60) - 1, 1
        from generate_series(date_trunc('hour', now() - interval '${DAYS - 1} days', 'UTC'), now(), interval '1 hour') hour
        on conflict (hour) do nothing;
        insert into webhook_acceptance (period_start, secret, secret_suffix, scheme, deliveries, last_at)
        select period, secret, 'abc' || secret, 'HEX', 70, period
        from generate_series(date_bin('10 minutes', now() - interval '29 days', 'epoch'), now(), interval '10 minutes') period,
             generate_series(1, 2) secret;
        insert into webhook_rejection (period_start, reason, address, deliveries, last_at)
        select period, reason, '198.51.100.' || n, 3, period
        from generate_series(date_bin('10 minutes', now() - interval '29 days', 'epoch'), now(), interval '10 minutes') period,
             unnest(array['SIGNATURE_MISSING', 'SIGNATURE_WRONG', 'TOO_LARGE']) reason, generate_series(1, 5) n`,
    [`${RUNS.toLocaleString('en')} syncs with their calls`]: `
        insert into sync_run (kind, trigger, status, instance, started_at, heartbeat_at, finished_at, pages, fetched, quarantined,
            missed_by_webhooks, error)
        select case i % ${RUNS_PER_DAY} when 0 then 'FULL' else 'INCREMENTAL' end, case i % 2 when 0 then 'CRON' else 'SCHEDULE' end,
               case when i % 50 = 1 then 'FAILED' when i % 10 = 3 then 'PARTIAL' else 'SUCCEEDED' end, 'app-1',
               ${at('i', RUNS)}, ${at('i', RUNS)}, ${at('i', RUNS)}, 20, 20000, case when i % 10 = 3 then 1 else 0 end, 3,
               case when i % 50 = 1 then 'CuraGenesis did not answer' end
        from generate_series(1, ${RUNS}) i;
        insert into sync_call (run_id, at, page, millis, status, rows)
        select id, started_at, page, 80, 200, 1000
        from sync_run, lateral generate_series(1, case kind when 'FULL' then 1000 else 20 end) page;
        insert into skipped_sync (at, kind, trigger, instance, reason, message)
        select ${at('i', 20_000)}, 'INCREMENTAL', 'CRON', 'app-1', 'MIN_INTERVAL', 'The last sync is too recent'
        from generate_series(1, 20000) i where ${at('i', 20_000)} > now() - interval '89 days'`,
    'quarantine, missing practices and a recount': `
        insert into quarantine (row_key, reason, raw, run_id, first_seen, last_seen, resolved_at)
        select 'prac_' || i, 'totalOrders is below zero', '{}', 1 + i % ${RUNS}, ${at('i', 20_000)}, ${at('i', 20_000)},
               case when i <= 19700 then greatest(${at('i', 20_000)}, now() - interval '80 days') end
        from generate_series(1, 20000) i;
        update practice set missing_since = now() - interval '3 days' where id % 100 = 0;
        insert into kpi_check (checked_at, differences) values (now(), 0)
        on conflict (id) do update set checked_at = excluded.checked_at`,
    'notifications and the audit log': `
        insert into notification (user_id, kind, event_key, for_admins, practice, detail, created_at, latest_at, read_at)
        select id, 'ORDER_PLACED', 'order ' || i, false, 1 + i, 'an order', now() - i * interval '30 minutes',
               now() - i * interval '30 minutes', case when i > 20 then now() end
        from app_user, generate_series(1, 2000) i where role = 'REP';
        insert into audit_entry (at, actor, action, subject, address)
        select ${at('i', 500_000)}, 'dana@example.com', 'sign-in', 'dana@example.com', '203.0.113.7' from generate_series(1, 500000) i`,
    'history of checks': `
        insert into health_change (check_id, at, status)
        select id, now() - i * interval '40 minutes', case i % 2 when 0 then 'OK' else 'WARN' end
        from health_check, generate_series(1200, 1, -1) i;
        insert into incident (check_id, severity, state, summary, opened_at, resolved_at)
        select 'quarantine', 'WARN', 'RESOLVED', '3 rows are in quarantine', ${at('i', 2_000)}, ${at('i', 2_000)}
        from generate_series(1, 2000) i`,
    'vacuum, as autovacuum would': 'vacuum analyze',
};

/**
 * Fills a database that has practices and reps, and to which no application is connected.
 *
 * @param perDay webhooks per day
 */
export async function operate(psql, perDay, say) {
    const all = { [`${(DAYS * perDay).toLocaleString('en')} webhooks`]: events(DAYS * perDay), ...STEPS };
    for (const [what, sql] of Object.entries(all)) {
        const began = performance.now();
        await psql(sql, 1_800);
        say(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
}
