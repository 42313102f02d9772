// Cost of CuraSync's SQL statements in PostgreSQL.

export const reset = psql => psql('select pg_stat_statements_reset()');

export function costliest(psql, events) {
    return psql(`
        select format('%s ms  %s µs/event  %s calls  %s ms/call  %s plans of %s ms  %s rows  %s WAL bytes/event  %s',
            lpad(round(total_exec_time + total_plan_time)::text, 7),
            lpad(round(((total_exec_time + total_plan_time) * 1000 / ${events})::numeric, 1)::text, 6),
            lpad(calls::text, 6), round((total_exec_time / calls)::numeric, 2), plans, round(mean_plan_time::numeric, 2), rows,
            round(wal_bytes / ${events}), left(regexp_replace(query, '\\s+', ' ', 'g'), 90))
        from pg_stat_statements where userid = 'curasync'::regrole order by total_exec_time + total_plan_time desc limit 30`);
}

/** Share of updates without index changes (HOT), the purpose of the fill factors. */
export function updates(psql) {
    return psql(`
        select format('%s: %s updates, %s of them HOT, %s dead rows', relname, n_tup_upd, n_tup_hot_upd, n_dead_tup)
        from pg_stat_user_tables where n_tup_upd > 0 order by n_tup_upd desc`);
}
