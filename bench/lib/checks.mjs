// Processor time of an application at rest with its health checks every ten seconds and once a day, in turn. Nobody is signed in, and
// nothing arrives.
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { processorTime } from './cpu.mjs';
import { launch } from './curasync.mjs';
import { operate } from './operated.mjs';
import { DIR, median, options, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench, end } from './processes.mjs';
import * as statements from './statements.mjs';
import { fill, ORDERS_EACH } from './volume.mjs';

const FLAGS = ['-XX:+UseSerialGC', '-Xmx512m'];
const OFTEN = '10s';
const RARELY = '1d';
const INTERVAL_SECONDS = 10;
/** Share of one core, in percent. */
const GOAL = 1;
const REPS = 200;

const { practices: PRACTICES, webhooks: WEBHOOKS, seconds: SECONDS, warmup: WARMUP, rounds: ROUNDS, dir } = options('checks',
    'Cost of the health checks at rest.', {
        practices: { value: 1_000_000, what: 'practices, each with three orders' },
        webhooks: { value: 10_000, what: 'webhooks in the inbox' },
        seconds: { value: 120, what: 'length of each measured part' },
        warmup: { value: 60, what: 'seconds before the first measured part' },
        rounds: { value: 3, what: 'rounds, each with frequent and with rare checks' },
        ...DIR,
    });

/** An application whose CuraGenesis does not answer: the checks that call it are active, and run once after the start. */
const application = (server, dir, every) => launch(server, dir, 'http://127.0.0.1:9', FLAGS, {
    env: { CURASYNC_MONITORING_EVERY: every },
});

async function prepare(server, dir) {
    say('migrating, and running the checks once');
    const { started } = await application(server, dir, OFTEN);
    await sleep(1_500 * INTERVAL_SECONDS);
    await end(started);
    const psql = (sql, seconds) => server.psql('curasync', sql, seconds);
    await psql(`insert into app_user (email, name, role)
        select 'rep' || i || '@localhost', 'Rep ' || i, 'REP' from generate_series(1, ${REPS}) i`);
    await fill(psql, PRACTICES, say);
    await operate(psql, WEBHOOKS, say);
    await server.checkpoint();
}

/** Processor time per second, in milliseconds. */
async function atRest(server, dir, every) {
    const { started } = await application(server, dir, every);
    await sleep(WARMUP * 1000);
    await server.checkpoint();
    await statements.reset(sql => server.psql('curasync', sql));
    const read = () => ({ jvm: processorTime(started.child.pid), postgres: server.processorTime() });
    const [before, load] = [read(), os.loadavg()[0]];
    await sleep(SECONDS * 1000);
    const after = read();
    const costliest = await statements.costliest(sql => server.psql('curasync', sql), SECONDS / INTERVAL_SECONDS);
    await end(started);
    const perSecond = part => (after[part] - before[part]) / 1000 / SECONDS;
    const result = { jvm: perSecond('jvm'), postgres: perSecond('postgres'), costliest };
    say(`every ${every}: JVM ${result.jvm.toFixed(2)} ms/s, PostgreSQL ${result.postgres.toFixed(2)} ms/s, load ${load.toFixed(1)}`);
    return result;
}

function report(results, version) {
    console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0].model}), PostgreSQL ${version};`
        + ` ${PRACTICES.toLocaleString('en')} practices, ${(PRACTICES * ORDERS_EACH).toLocaleString('en')} orders,`
        + ` ${WEBHOOKS.toLocaleString('en')} webhooks a day, medians of ${ROUNDS} × ${SECONDS} s\n`);
    console.log('| checks | JVM, ms/s | PostgreSQL, ms/s | share of one core |');
    console.log('|---|---:|---:|---:|');
    const shares = [OFTEN, RARELY].map(every => {
        const part = name => median(results[every].map(one => one[name]));
        const share = (part('jvm') + part('postgres')) / 10;
        console.log(`| every ${every} | ${part('jvm').toFixed(2)} | ${part('postgres').toFixed(2)} | ${share.toFixed(2)} % |`);
        return share;
    });
    const cost = shares[0] - shares[1];
    process.exitCode = cost <= GOAL ? 0 : 1;
    console.log(`\nThe checks cost ${cost.toFixed(2)} % of one core (goal ${GOAL} %): ${cost <= GOAL ? 'met' : 'not met'}.\n`);
    console.log(`Statements per run of the checks, including other work at rest:\n${results[OFTEN].at(-1).costliest}`);
}

await bench('checks', async dir => {
    const server = await startServer(dir, { statements: true });
    await prepare(server, dir);
    const results = { [OFTEN]: [], [RARELY]: [] };
    for (let round = 0; round < ROUNDS; round++) {
        for (const every of [RARELY, OFTEN]) {
            results[every].push(await atRest(server, dir, every));
        }
    }
    report(results, server.version);
}, dir);
