// The minimum of a sync with new or changed practices: a COPY of the rows that it has left behind into empty copies of their tables,
// with the same fill factors, generated columns and indexes. Foreign keys, triggers and the small rollups are not part of it.
import { join } from 'node:path';
import { run } from './processes.mjs';

const RUN = '(select max(id) from sync_run)';
const WRITTEN = `(select practice from timeline_entry where source = 'SYNC' and source_id = ${RUN})`;
const ROWS = {
    practice: `id in ${WRITTEN} order by id`,
    practice_observation: `practice in ${WRITTEN} order by practice`,
    timeline_entry: `source = 'SYNC' and source_id = ${RUN} order by id`,
    practice_ownership: `since >= (select started_at from sync_run where id = ${RUN}) order by practice`,
    kpi_practice: `practice in ${WRITTEN} order by practice`,
};

async function copyOf(psql, table) {
    const [columns, options] = (await psql(`select string_agg(quote_ident(attname), ', ' order by attnum)
            filter (where attgenerated = ''), coalesce(array_to_string(min(c.reloptions), ', '), '')
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.oid = 'public.${table}'::regclass and attnum > 0 and not attisdropped`)).split('|');
    await psql(`create table floor.${table} (like public.${table} including all)${options && ` with (${options})`}`);
    return columns;
}

/** The seconds of the COPY, and the number of new or changed practices. */
export async function copyFloor(server, dir) {
    const psql = sql => server.psql('curasync', sql, 600);
    const shell = commands => run(join(server.bin, 'psql'), ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', server.port,
        '-U', 'bench', '-d', 'curasync', ...commands.flatMap(command => ['-c', command])], { seconds: 1_200 });
    await psql('create schema floor');
    const out = [];
    const back = [];
    for (const [table, rows] of Object.entries(ROWS)) {
        const columns = await copyOf(psql, table);
        const file = join(dir, `${table}.copy`);
        out.push(`\\copy (select ${columns} from public.${table} where ${rows}) to '${file}'`);
        back.push(`\\copy floor.${table} (${columns}) from '${file}'`);
    }
    await shell(out);
    await server.checkpoint();
    const began = performance.now();
    await shell(back);
    const copied = (performance.now() - began) / 1000;
    const written = Number(await psql('select count(*) from floor.practice'));
    await psql('drop schema floor cascade');
    return { copied, written };
}
