// CuraSync under a steady load for minutes to hours. Fails if memory, threads, connections, files, sessions, tables or latencies grow.
import { appendFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { PRACTICES } from './bodies.mjs';
import { launch, sync } from './curasync.mjs';
import { DIR, options as read, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench, until } from './processes.mjs';
import { Activities } from './soak/activities.mjs';
import { soakChart } from './soak/chart.mjs';
import { events, startLoad } from './soak/load.mjs';
import { probe } from './soak/probe.mjs';
import { causes, soakReport } from './soak/report.mjs';
import { startSource } from './soak/source.mjs';
import { judge } from './soak/verdict.mjs';

// Those of bench/screens. The fixed heap makes resident memory comparable over time.
const FLAGS = ['-XX:+UseParallelGC', '-XX:+UseCompactObjectHeaders', '-Xms512m', '-Xmx512m'];
/** Open screens do not count as use: their sessions would end after 12 hours. */
const ENV = { CURASYNC_SIGN_IN_IDLE: '30d' };
const FEWEST_SAMPLES = 12;
/** With more than this share of failures, and more than one, an activity was not measured. */
const MOST_FAILED = 0.01;

const { dir: base, ...options } = read('soak', 'Steady load for a long time; fails if anything grows that must not.', {
    minutes: { value: 20, most: 1_440, what: 'length of the run; the second half is judged' },
    every: { value: 30, least: 5, most: 600, what: 'seconds between samples' },
    screens: { value: 50, most: 500, what: 'open dashboards' },
    rate: { value: 20, most: 500, what: 'webhooks per second' },
    practices: { value: PRACTICES, most: 100_000, what: 'practices' },
    'sync-every': { value: 30, what: 'seconds between syncs, before each of which 2 % of the practices change' },
    'sign-in-every': { value: 5, what: 'seconds between sign-ins, each with a sign-out' },
    'export-every': { value: 5, what: 'seconds between CSV exports of the list of practices' },
    chart: { value: '', what: 'file to write an SVG chart to' },
    samples: { value: '', what: 'file to append each sample to, as a line of JSON' },
    ...DIR,
});
if (options.minutes * 60 < FEWEST_SAMPLES * options.every) {
    console.error(`bench/soak: at least ${FEWEST_SAMPLES} samples are necessary: set --minutes higher or --every lower`);
    process.exit(2);
}

/** Takes samples until the end. Only the first judged one and the last one keep their details, so memory remains bounded. */
async function observe(app, probing, activities) {
    const began = performance.now();
    const samples = [];
    let first = null;
    let last = null;
    for (let next = options.every; next <= options.minutes * 60; next += options.every) {
        await sleep(began + next * 1000 - performance.now());
        if (app.started.child.exitCode !== null || app.started.child.signalCode !== null) {
            throw new Error('CuraSync has ended');
        }
        await activities.attempt('samples', async () => {
            const { classes, sizes, deadRows, ...sample } = await probing.sample();
            Object.assign(sample, { seconds: next, events: events(activities) });
            samples.push(sample);
            last = { classes, sizes, deadRows };
            first ??= next >= options.minutes * 30 ? last : null;
            note(sample);
        });
    }
    return { samples, first, last };
}

function note(sample) {
    say(`${sample.seconds} s: heap ${sample.heap.toFixed(1)} MiB, ${sample.threads} threads, ${sample.files} files,`
        + ` ${sample.database.connections} connections, to a screen ${sample.screen} and ${sample.screenMost} ms`);
    if (options.samples) {
        appendFileSync(options.samples, `${JSON.stringify(sample)}\n`);
    }
}

/** Verifies that nothing was lost or counted twice, on screens and in the database. */
async function audit(psql, dashboards, acknowledged) {
    await until('every screen showed exactly the acknowledged orders', () => dashboards.behind() === 0, { seconds: 60 });
    const stored = Number(await psql('select sum(total_orders) from practice'));
    if (stored !== acknowledged) {
        throw new Error(`the totals contain ${stored} orders, not the ${acknowledged} acknowledged ones`);
    }
}

async function measure(dir) {
    const loads = () => os.loadavg().map(one => one.toFixed(1)).join(' ');
    const before = loads();
    say('starting CuraSync and running a sync');
    const server = await startServer(dir, { statements: false });
    const source = await startSource(options.practices);
    const app = await launch(server, dir, source.url, FLAGS, { env: ENV });
    const psql = sql => server.psql('curasync', sql);
    await sync(app, psql, 120 + options.practices / 100);
    const activities = new Activities();
    let load = null;
    try {
        say(`opening ${options.screens} dashboards`);
        load = await startLoad(app.port, source, activities, options);
        const probing = probe({ pid: app.started.child.pid, port: app.port }, server, { every: options.every, ...load });
        await probing.start();
        const observed = await observe(app, probing, activities);
        await load.stop();
        await audit(psql, load.dashboards, activities.count('webhooks'));
        conclude(server.version, observed, activities, `${before}, ${loads()}`);
    } finally {
        activities.stop();
        load?.close();
        source.close();
    }
}

function conclude(version, { samples, first, last }, activities, load) {
    const seconds = options.minutes * 60;
    const results = judge(samples, seconds);
    const growing = results.filter(({ verdict }) => verdict !== 'steady');
    const failing = activities.counts().filter(({ done, failed }) => failed > 1 + MOST_FAILED * (done + failed));
    console.log(soakReport(results, { version, options, load, activities: activities.counts(), samples, minutes: options.minutes }));
    console.log(`\nEach of ${activities.count('webhooks')} acknowledged orders counts once, on every screen.`);
    console.log(growing.length === 0 ? 'Nothing grows.' : `\nNot steady: ${growing.map(({ name }) => name).join('; ')}.`
        + `\n\n${causes(first, last)}`);
    if (failing.length > 0) {
        console.log(`\nToo many failures: ${failing.map(({ name }) => name).join('; ')}.`);
    }
    if (options.chart) {
        writeFileSync(options.chart, soakChart(samples, seconds));
    }
    process.exitCode = growing.length + failing.length > 0 ? 1 : 0;
}

await bench('soak', measure, base);
