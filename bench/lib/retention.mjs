// The insert of the webhook endpoint, alone and during the batches that delete old payloads and events.
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { SAMPLE } from './bodies.mjs';
import { options } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench, run } from './processes.mjs';

const { rows: ROWS, seconds: SECONDS } = options('retention', 'Insert of the webhook endpoint while old webhooks are deleted.', {
    rows: { value: 1_000_000, what: 'webhooks in the inbox' },
    seconds: { value: 8, what: 'length of each measured part' },
});
const BATCH = 500;
const SCHEMA = new URL('../../src/main/resources/db/migration/V3__webhook.sql', import.meta.url);
const RETENTION = new URL('../../src/main/java/io/curasync/webhook/inbox/InboxRetentionJob.java', import.meta.url);

const FILL = `insert into webhook_event (id, event, dedupe_key, body, partition, status, received_at, processed_at)
    select i, 'order.placed', 'order:old_' || i, '${SAMPLE}', i % 8, 'APPLIED',
           now() - interval '500 days' + i * interval '1 second', now()
    from generate_series(1, ${ROWS}) i`;

// One commit of the webhook endpoint under load: 16 rows.
const ENDPOINT = `insert into webhook_event (id, event, dedupe_key, body, partition, status, received_at)
    select nextval('webhook_event_id') + ${ROWS}, 'order.placed', 'order:' || gen_random_uuid(), '${SAMPLE}', 1,
           'RECEIVED', now() from generate_series(1, 16);`;

/** The statement of the application with its parameters. */
function batch(age, change) {
    const old = /OLD = """\n([\s\S]*?)"""/.exec(readFileSync(RETENTION, 'utf8'))[1]
        .replace(':after', '0').replace(':seconds', age * 86_400).replace(':batch', BATCH);
    return change === 'delete'
        ? `with old as (${old.replace('and body is not null', '')}) delete from webhook_event e using old where e.id = old.id;`
        : `with old as (${old}) update webhook_event e set body = null from old where e.id = old.id;`;
}

/** The application's pause between two batches, for pgbench. */
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
    console.log('| webhook endpoint, 16 rows per commit | alone, rows/s | during retention, rows/s | ratio | deleted, rows/s |');
    console.log('|---|---:|---:|---:|---:|');
    const show = number => Math.round(number).toLocaleString('en');
    for (const [name, sql] of [
        ['deleting payloads, without a pause', batch(30, 'update')],
        ['deleting payloads, as in the application', batch(30, 'update') + PAUSE],
        ['deleting events, without a pause', batch(400, 'delete')],
        ['deleting events, as in the application', batch(400, 'delete') + PAUSE],
    ]) {
        // Measured alone immediately before, because the rate drifts with the machine and the table.
        await server.checkpoint();
        const alone = 16 * await pace(server, dir, 'endpoint', ENDPOINT);
        await server.checkpoint();
        const [beside, batches] = await Promise.all(
            [pace(server, dir, 'endpoint', ENDPOINT), pace(server, dir, 'batch', sql)]);
        console.log(`| ${name} | ${show(alone)} | ${show(16 * beside)} | ${(16 * beside / alone).toFixed(2)} |`
            + ` ${show(BATCH * batches)} |`);
    }
}

await bench('retention', measure);
