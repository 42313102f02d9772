// The door's insert by itself, and beside the batches by which old payloads and events go.
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { SAMPLE } from './bodies.mjs';
import { startServer } from './postgres.mjs';
import { bench, run } from './processes.mjs';

const ROWS = 1_000_000;
const SECONDS = 8;
const BATCH = 500;
const SCHEMA = new URL('../../src/main/resources/db/migration/V1__baseline.sql', import.meta.url);
const RETENTION = new URL('../../src/main/java/io/curasync/webhook/InboxRetentionJob.java', import.meta.url);

const FILL = `insert into webhook_event (id, event, dedupe_key, body, lane, status, received_at, processed_at)
    select i, 'order.placed', 'order:old_' || i, '${SAMPLE}', i % 8, 'APPLIED',
           now() - interval '500 days' + i * interval '1 second', now()
    from generate_series(1, ${ROWS}) i`;

// What the door writes in one commit under load: 16 rows.
const DOOR = `insert into webhook_event (id, event, dedupe_key, body, lane, status, received_at)
    select nextval('webhook_event_id') + ${ROWS}, 'order.placed', 'order:' || gen_random_uuid(), '${SAMPLE}', 1,
           'RECEIVED', now() from generate_series(1, 16);`;

/** The application's own statement, with its parameters filled in. */
function batch(age, change) {
    const old = /OLD = """\n([\s\S]*?)"""/.exec(readFileSync(RETENTION, 'utf8'))[1]
        .replace(':after', '0').replace(':seconds', age * 86_400).replace(':batch', BATCH);
    return change === 'delete'
        ? `with old as (${old.replace('and body is not null', '')}) delete from webhook_event e using old where e.id = old.id;`
        : `with old as (${old}) update webhook_event e set body = null from old where e.id = old.id;`;
}

/** What the application pauses between two batches, as pgbench has it. */
const PAUSE = '\n\\sleep 250 ms\n';

async function pace(server, dir, name, sql) {
    const script = join(dir, `${name}.sql`);
    writeFileSync(script, sql + '\n');
    const output = await run(join(server.bin, 'pgbench'),
        ['-n', '-c1', '-T', SECONDS, '-f', script, '-h', '127.0.0.1', '-p', server.port, '-U', 'bench', 'plain'],
        { seconds: SECONDS + 60 });
    return Number(/^tps = ([\d.]+)/m.exec(output)?.[1]);
}

async function measure(dir) {
    const server = await startServer(dir, { statements: false });
    await server.psql('plain', readFileSync(SCHEMA, 'utf8'));
    await server.psql('plain', FILL);
    await server.psql('plain', 'vacuum analyze webhook_event');
    console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0].model}),`
        + ` PostgreSQL ${server.version}, ${ROWS.toLocaleString('en')} events, ${SECONDS} s each\n`);
    console.log('| the door, 16 rows a commit | alone, rows/s | beside, rows/s | ratio | let go of, rows/s |');
    console.log('|---|---:|---:|---:|---:|');
    const show = number => Math.round(number).toLocaleString('en');
    for (const [name, sql] of [
        ['payloads going, batch after batch', batch(30, 'update')],
        ['payloads going, as the application does it', batch(30, 'update') + PAUSE],
        ['events going, batch after batch', batch(400, 'delete')],
        ['events going, as the application does it', batch(400, 'delete') + PAUSE],
    ]) {
        // Alone just before, since the pace drifts with the machine and the table.
        await server.checkpoint();
        const alone = 16 * await pace(server, dir, 'door', DOOR);
        await server.checkpoint();
        const [beside, batches] = await Promise.all(
            [pace(server, dir, 'door', DOOR), pace(server, dir, 'batch', sql)]);
        console.log(`| ${name} | ${show(alone)} | ${show(16 * beside)} | ${(16 * beside / alone).toFixed(2)} |`
            + ` ${show(BATCH * batches)} |`);
    }
}

await bench('retention', measure);
