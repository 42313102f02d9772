// PostgreSQL alone: 32 clients insert one row like an inbox row per transaction.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { SAMPLE } from './bodies.mjs';

const TABLE = `
    create sequence inbox_id;
    create table inbox (
        id           bigint primary key,
        event        text not null,
        dedupe_key   text unique,
        body         text,
        status       text not null default 'RECEIVED',
        received_at  timestamptz not null,
        processed_at timestamptz
    )`;

const INSERT = `insert into inbox (id, event, dedupe_key, body, received_at)
    values (nextval('inbox_id'), 'order.placed', 'order/ord_' || currval('inbox_id'), '${SAMPLE}', now());`;

export async function pgbench(server, dir) {
    const script = join(dir, 'insert.sql');
    // For pgbench, a colon before a letter starts a variable, so the text must not contain one.
    writeFileSync(script, INSERT.replaceAll('\n', ' ') + '\n');
    await server.psql('plain', TABLE);
    const once = seconds => run(join(server.bin, 'pgbench'),
        ['-n', '-c32', '-j2', '-M', 'prepared', '-T', seconds, '-f', script,
            '-h', '127.0.0.1', '-p', server.port, '-U', 'bench', 'plain'], { seconds: seconds + 60 });
    return {
        async measure(seconds) {
            await server.checkpoint();
            const before = server.processorTime();
            const output = await once(seconds);
            const used = server.processorTime() - before;
            const count = Number(/actually processed: (\d+)/.exec(output)?.[1]);
            const failed = Number(/failed transactions: (\d+)/.exec(output)?.[1] ?? 0);
            return {
                rate: Number(/^tps = ([\d.]+)/m.exec(output)?.[1]),
                errors: failed,
                postgres: used / count,
                cpu: used / count,
            };
        },
    };
}
