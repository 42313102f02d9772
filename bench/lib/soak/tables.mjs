// Sizes and dead rows of the tables, and counts of what they contain. Temporary tables are emptied by each commit, but PostgreSQL
// counts the rows as dead.

/** Tables that get rows for each webhook, visit (a sign-in or an export) or sync, until their retention ends. */
const TABLES = {
    webhook_event: 'webhook', practice_order: 'webhook', timeline_entry: 'webhook', notification: 'webhook',
    audit_entry: 'visit', sync_run: 'sync', sync_call: 'sync',
};
const WHOLE = 'whole database';
/** What grows, and the event that it grows with. */
export const GROWING = { ...TABLES, [WHOLE]: 'webhook' };

const READ = seconds => `select json_build_object(
    'database', pg_database_size(current_database()),
    'tables', (select json_agg(json_build_object('name', relname, 'table', pg_table_size(relid), 'indexes', pg_indexes_size(relid),
            'live', n_live_tup, 'dead', n_dead_tup))
        from pg_stat_user_tables where schemaname not like 'pg_temp%'),
    'connections', (select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()),
    'deviceSessions', (select count(*) from device_session),
    'waiting', (select count(*) from webhook_event where status = 'RECEIVED'),
    'syncSeconds', (select percentile_cont(0.5) within group (order by extract(epoch from finished_at - started_at))
        from sync_run where finished_at > now() - interval '${seconds} seconds' and status = 'SUCCEEDED'))`;

const size = ({ table, indexes }) => table + indexes;
const sum = (rows, of) => rows.reduce((total, row) => total + of(row), 0);

/** @param seconds age of the syncs whose median duration is returned; null if there are none */
export async function readTables(psql, seconds) {
    const { tables, ...counts } = JSON.parse(await psql(READ(seconds)));
    const steady = tables.filter(({ name }) => !TABLES[name]);
    const growing = tables.filter(({ name }) => TABLES[name]);
    return {
        ...counts,
        tables: sum(steady, row => row.table),
        indexes: sum(steady, row => row.indexes),
        dead: sum(steady, row => row.dead),
        deadShare: sum(growing, row => row.dead) / Math.max(1, sum(growing, row => row.live + row.dead)),
        // The catalogs and temporary tables.
        catalogs: counts.database - sum(tables, size),
        growing: { ...Object.fromEntries(growing.map(row => [row.name, size(row)])), [WHOLE]: counts.database },
        sizes: Object.fromEntries(tables.map(row => [row.name, size(row)])),
        deadRows: Object.fromEntries(tables.map(row => [row.name, row.dead])),
    };
}
