// Bytes per row of the tables that grow with events and with practices.
const TABLES = [
    'webhook_event', 'practice_order', 'timeline_entry', 'practice', 'practice_observation', 'practice_ownership', 'kpi_practice',
];

async function sizes(psql, table) {
    return JSON.parse(await psql(`select json_build_object('rows', (select count(*) from ${table}),
        'table', pg_table_size('${table}'), 'indexes', pg_indexes_size('${table}'))`));
}

/** Bytes per row as written, including dead rows, and after a rewrite without any. The application may be connected, but idle. */
export async function storage(psql) {
    const all = [];
    for (const table of TABLES) {
        const written = await sizes(psql, table);
        await psql(`vacuum full ${table}`);
        const compact = await sizes(psql, table);
        const each = bytes => bytes / written.rows;
        all.push({
            table, rows: written.rows, written: each(written.table + written.indexes),
            compact: each(compact.table), indexes: each(compact.indexes),
        });
    }
    return all;
}
