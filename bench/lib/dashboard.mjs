// Dashboard snapshots that CuraSync reads after a change, for all practices and for one rep, at two sizes.
import os from 'node:os';
import { ADMIN, basic, launch } from './curasync.mjs';
import { DIR, STATEMENTS, median, options, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench } from './processes.mjs';
import { openDashboard, signIn } from './screen.mjs';
import * as statements from './statements.mjs';
import { DAYS, fill, ORDERS_EACH, SPECIALTIES, STATES } from './volume.mjs';

const FLAGS = ['-XX:+UseSerialGC', '-Xmx512m'];
const REP = { email: 'rep@localhost', name: 'Rep 0', password: 'bench-rep-password' };
/** Longer than the application's interval between two snapshots. */
const PAUSE_MS = 300;
const SCOPES = ['all', 'own'];
const GOAL_MS = 10;
const GOAL_GROWTH = 2;

const { small: SMALL, large: LARGE, reps: REPS, snapshots: SNAPSHOTS, warmup: WARMUP, statements: printsStatements, dir: base } =
    options('dashboard', 'Dashboard snapshots at two sizes.', {
        small: { value: 10_000, what: 'practices of the first database' },
        large: { value: 1_000_000, what: 'practices of the second database' },
        reps: { value: 200, what: 'reps' },
        snapshots: { value: 150, what: 'measured snapshots of each scope' },
        warmup: { value: 300, what: 'snapshots before the first measured one' },
        ...STATEMENTS,
        ...DIR,
    });

/** Creates two hundred reps, one of whom can sign in. */
async function makeReps(port, psql) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/users`, {
        method: 'POST',
        headers: { ...basic(ADMIN), 'content-type': 'application/json' },
        body: JSON.stringify({ ...REP, role: 'REP', aliases: [REP.name] }),
    });
    if (answer.status !== 201) {
        throw new Error(`creating a rep returned ${answer.status}: ${await answer.text()}`);
    }
    await psql(`insert into app_user (email, name, role)
        select 'rep' || i || '@localhost', 'Rep ' || i, 'REP' from generate_series(1, ${REPS - 1}) i`);
}

/** Count of snapshots, their total time in seconds, and the histogram with its bounds in seconds. */
async function timer(port, scope) {
    const text = await (await fetch(`http://127.0.0.1:${port}/actuator/prometheus`)).text();
    const labels = `(?=[^}]*scope="${scope}")(?:[^}]*le="([^"]+)")?[^}]*`;
    const series = new RegExp(`^curasync_dashboard_snapshot_seconds_(\\w+)\\{${labels}\\} (\\S+)`, 'gm');
    const read = { buckets: [] };
    for (const [, what, bound, value] of text.matchAll(series)) {
        if (what === 'bucket') {
            read.buckets.push({ bound: bound === '+Inf' ? Infinity : Number(bound), count: Number(value) });
        } else {
            read[what] = Number(value);
        }
    }
    return read;
}

/** The smallest histogram bound that includes this share of the snapshots, in ms. */
function within(before, after, share) {
    const total = after.count - before.count;
    return 1000 * after.buckets.find((bucket, i) => bucket.count - before.buckets[i].count >= share * total).bound;
}

/** Signals changes repeatedly from one session; after each, the application reads a snapshot of both scopes. */
const changes = (psql, count) => psql(`do $$ begin
    for i in 1 .. ${count} loop
        perform pg_notify('curasync_ledger', '');
        commit;
        perform pg_sleep(${PAUSE_MS / 1000});
    end loop;
end $$`, count * PAUSE_MS / 1000 + 60);

async function measure(port, psql, size) {
    await fill(psql, size, say);
    const open = async user => (await openDashboard(await signIn(port, user))).millis;
    const opened = { all: await open(ADMIN), own: await open(REP) };
    const overview = await (await fetch(`http://127.0.0.1:${port}/api/kpi/overview`, { headers: basic(ADMIN) })).json();
    if (overview.totalPractices !== size || overview.totalOrders !== size * ORDERS_EACH) {
        throw new Error(`the figures do not match the practices: ${JSON.stringify(overview)}`);
    }
    say('warming up');
    await changes(psql, WARMUP);
    const before = Object.fromEntries(await Promise.all(SCOPES.map(async scope => [scope, await timer(port, scope)])));
    say('measuring');
    if (printsStatements) {
        await statements.reset(psql);
    }
    await changes(psql, SNAPSHOTS);
    if (printsStatements) {
        console.error(await statements.costliest(psql, SNAPSHOTS));
    }
    const results = [];
    for (const scope of SCOPES) {
        const after = await timer(port, scope);
        const count = after.count - before[scope].count;
        if (count < SNAPSHOTS / 2) {
            throw new Error(`only ${count} snapshots of ${SNAPSHOTS}: is the screen still open?`);
        }
        results.push({
            scope, size, count,
            mean: 1000 * (after.sum - before[scope].sum) / count,
            half: within(before[scope], after, 0.5),
            most: within(before[scope], after, 0.95),
            opened: opened[scope],
        });
    }
    return results;
}

function report(results, version) {
    console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0].model}), PostgreSQL`
        + ` ${version}; ${REPS} reps, ${STATES} states, ${SPECIALTIES} specialties, ${DAYS} days\n`);
    console.log('| practices | orders | snapshot of | mean, ms | median, ms | 95 % within, ms | opening the screen, ms |');
    console.log('|---:|---:|---|---:|---:|---:|---:|');
    for (const { scope, size, mean, half, most, opened } of results) {
        console.log(`| ${size.toLocaleString('en')} | ${(size * ORDERS_EACH).toLocaleString('en')} |`
            + ` ${scope === 'all' ? 'all practices' : 'one rep'} | ${mean.toFixed(2)} | ${half.toFixed(1)} | ${most.toFixed(1)} |`
            + ` ${opened.toFixed(0)} |`);
    }
    console.log();
    for (const scope of SCOPES) {
        const [small, large] = results.filter(one => one.scope === scope);
        const growth = large.mean / small.mean;
        const met = large.mean <= GOAL_MS && growth <= GOAL_GROWTH;
        process.exitCode ||= met ? 0 : 1;
        console.log(`${scope === 'all' ? 'All practices' : 'One rep'}: ${large.mean.toFixed(2)} ms (goal ${GOAL_MS}),`
            + ` ${growth.toFixed(2)} times what it takes with ${SMALL.toLocaleString('en')} (goal ${GOAL_GROWTH}):`
            + ` ${met ? 'met' : 'not met'}.`);
    }
}

await bench('dashboard', async dir => {
    const server = await startServer(dir, { statements: printsStatements });
    const psql = (sql, seconds) => server.psql('curasync', sql, seconds);
    // A port without a listener.
    const { port } = await launch(server, dir, 'http://127.0.0.1:9', FLAGS);
    await makeReps(port, psql);
    const results = [];
    for (const size of [SMALL, LARGE]) {
        results.push(...await measure(port, psql, size));
    }
    report(results, server.version);
}, base);
