// Runs the three receivers on one PostgreSQL in rounds, so that a drifting machine speed affects all of them alike.
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { holdWorker } from './applied.mjs';
import { writeBodies, SLICES } from './bodies.mjs';
import { startCuraSync } from './curasync.mjs';
import { endpoint } from './endpoint.mjs';
import { DIR, options as read, say, STATEMENTS } from './options.mjs';
import { pgbench } from './pgbench.mjs';
import { startServer } from './postgres.mjs';
import { endAll } from './processes.mjs';
import { startReceiver } from './receiver.mjs';
import { report } from './report.mjs';
import * as statements from './statements.mjs';

const TMPFS = 0x01021994;
/** Above the rate of any receiver on two cores. */
const MOST_PER_SECOND = 20_000;

// JAVA_TOOL_OPTIONS is passed to CuraSync, for example for a flight recording.
const OPTIONS = {
    rounds: { value: 3, most: 20, what: 'rounds, each with the three receivers in turn' },
    seconds: { value: 15, most: 120, what: 'length of each measured part' },
    warmup: { value: 60_000, most: 500_000, what: 'requests before the first measured part, for each receiver' },
    'hold-worker': { value: false, what: 'block the worker during the measurement, to measure the webhook endpoint alone' },
    markdown: { value: false, what: 'print a table for docs/benchmarks.md' },
    ...STATEMENTS,
    ...DIR,
};

function makeDirectory(base) {
    if (statfsSync(base).type === TMPFS) {
        throw new Error(`${base} is in memory, where fsync costs nothing. Set --dir to a directory on a disk`);
    }
    const dir = mkdtempSync(join(base, 'curasync-bench-'));
    // PostgreSQL may run as another user.
    chmodSync(dir, 0o711);
    return dir;
}

async function bench(options, dir) {
    const load = os.loadavg().map(one => one.toFixed(1)).join(' ');
    say('starting PostgreSQL');
    const server = await startServer(dir, options);
    const alone = await pgbench(server, dir);
    say('starting the plain receiver');
    const plain = await endpoint(server, await startReceiver(server, dir), dir);
    say('starting CuraSync and running a sync');
    const curasync = await startCuraSync(server, dir);
    const ours = await endpoint(server, curasync, dir);

    say('signing bodies');
    const requests = options.warmup + (options.rounds * options.seconds + 10) * MOST_PER_SECOND;
    writeBodies(dir, Math.ceil(requests / SLICES));
    say('warming up the plain receiver');
    await plain.warmUp(options.warmup);
    say('warming up CuraSync');
    await ours.warmUp(options.warmup);
    if (options.statements) {
        await statements.reset(curasync.psql);
    }

    const rounds = [];
    for (let i = 1; i <= options.rounds; i++) {
        const round = {};
        say(`round ${i}: PostgreSQL alone`);
        round.pgbench = await alone.measure(options.seconds);
        say(`round ${i}: plain receiver`);
        round.plain = await plain.measure(options.seconds);
        say(`round ${i}: CuraSync`);
        const hold = options['hold-worker'] ? await holdWorker(curasync.psql, options.seconds + 5) : null;
        round.curasync = await ours.measure(options.seconds);
        await hold?.held;
        rounds.push(round);
        say(`acknowledged /s: ${['pgbench', 'plain', 'curasync'].map(who => Math.round(round[who].rate)).join(', ')}`);
    }
    return { rounds, server, load, plain, ours, curasync };
}

/** Verifies that nothing was lost or counted twice; otherwise the figures are void. */
async function audit({ rounds, plain, ours, curasync }) {
    const faults = [];
    const expect = (what, is, should) => {
        if (Number(is) !== should) {
            faults.push(`${what}: ${is}, not ${should}`);
        }
    };
    const counted = await curasync.audit();
    expect('rows of the plain receiver', await plain.stored(), plain.sent());
    expect('events of CuraSync', await ours.stored(), ours.sent());
    expect('orders', counted.orders, ours.sent());
    expect('orders in the totals', counted.totals, ours.sent());
    expect('orders in the rollups', counted.books, ours.sent());
    expect('orders in the daily rollups', counted.days, ours.sent());
    expect('events that were not applied', counted.notApplied, 0);
    expect('errors', rounds.reduce((sum, round) => sum + round.plain.errors + round.curasync.errors + round.pgbench.errors, 0), 0);
    return { faults, summary: `Each of ${ours.sent()} acknowledged orders counts once: in orders, totals, rollups and days.` };
}

async function main() {
    const options = read('webhooks', 'Webhook endpoint compared with PostgreSQL alone and a plain receiver.', OPTIONS);
    const dir = makeDirectory(options.dir);
    let over = null;
    const finish = () => (over ??= endAll().finally(() => rmSync(dir, { recursive: true, force: true })));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(signal, () => finish().finally(() => process.exit(1)));
    }
    const bound = 900 + options.rounds * options.seconds * 20;
    setTimeout(() => {
        say(`not done within ${bound} s`);
        finish().finally(() => process.exit(1));
    }, bound * 1000).unref();
    try {
        const outcome = await bench(options, dir);
        const { faults, summary } = await audit(outcome);
        const { rounds, server, load } = outcome;
        console.log(report(rounds, { version: server.version, options, load, audit: faults.length > 0 ? faults.join('\n') : summary }));
        if (options.statements) {
            const events = rounds.reduce((sum, round) => sum + round.curasync.requests, 0);
            console.log(`\n${await statements.costliest(outcome.curasync.psql, events)}`);
            console.log(`\n${await statements.updates(outcome.curasync.psql)}`);
        }
        process.exitCode = faults.length > 0 ? 1 : 0;
    } finally {
        await finish();
    }
}

try {
    await main();
} catch (error) {
    console.error(`bench/webhooks: ${error.message}`);
    process.exitCode = 1;
}
