// The result tables of bench/scale.
import os from 'node:os';
import { machine, table, whole } from './report.mjs';

const percent = value => `${(value * 100).toFixed(1)} %`;
const cores = value => value.toFixed(2);
const millis = micros => (micros / 1000).toFixed(1);
/** Above this share of the machine, more instances compete for its processors. */
const USED_UP = 0.95;

const ROWS = [
    ['acknowledged /s', r => whole(r.rate)],
    ['applied /s, first receipt to last applied', r => whole(r.applied)],
    ['applied, compared with one instance', (r, one) => (one ? (r.applied / one.applied).toFixed(2) : '–')],
    ['queue empty after s', r => r.emptyAfter.toFixed(1)],
    ['p50 ms', r => millis(r.p50)],
    ['p99 ms', r => millis(r.p99)],
    ['errors', r => whole(r.errors)],
    ['processor µs per event until all is applied: instances', r => whole(r.instanceMicros)],
    ['– PostgreSQL', r => whole(r.postgresMicros)],
    ['used share of each instance', r => percent(r.share)],
    ['periods in which it was throttled', r => percent(r.throttled)],
    ['throttled, ms per s and instance', r => whole(r.throttledMicros * 1000)],
    ['cores used: PostgreSQL', r => cores(r.postgres)],
    ['– the whole machine', r => cores(r.machine)],
    ['WAL, bytes per event', r => whole(r.walBytes)],
    ['at rest: each instance', r => percent(r.restInstance)],
    ['– PostgreSQL', r => percent(r.restPostgres)],
];

const SCREEN_ROWS = [
    ['open dashboards', s => whole(s.screens)],
    ['updates of each dashboard /s', s => s.messages.toFixed(1)],
    ['processor µs per update: instances', s => whole(s.cores[0] * 1e6 / (s.messages * s.screens))],
    ['– PostgreSQL', s => whole(s.cores[1] * 1e6 / (s.messages * s.screens))],
    ['used share of each instance', (s, size) => percent(s.cores[0] / size)],
    ['cores used: PostgreSQL', s => cores(s.cores[1])],
    ['from acknowledgement to a screen, median ms', s => whole(s.lags.percentile(50))],
    ['99 % within ms', s => whole(s.lags.percentile(99))],
    ['longest delay until current, ms', s => whole(s.lags.longest)],
];

function limits(results) {
    const last = results.at(-1);
    const perCore = 1e6 / last.postgresMicros;
    const each = last.applied / last.instances;
    const all = os.cpus().length;
    const most = Math.max(...results.map(({ machine }) => machine));
    const full = results.find(r => r.machine > USED_UP * all);
    return [
        `PostgreSQL needs ${whole(last.postgresMicros)} µs per event, so one of its cores is used up at ${whole(perCore)} events/s,`
            + ` which ${(perCore / each).toFixed(1)} instances of this size would reach.`,
        full
            ? `With ${full.instances} instance(s), ${cores(full.machine)} of ${all} cores are in use, other programs included:`
                + ' from there on the machine is the limit, not PostgreSQL.'
            : `The machine had processor time left at every size: at most ${cores(most)} of ${all} cores were in use.`,
    ].join('\n');
}

export function scaleReport(results, bytes, { version, options, load, orders }) {
    const one = results.find(({ instances }) => instances === 1);
    const sizes = ['instances', ...results.map(({ instances }) => String(instances))];
    const parts = [
        machine(version),
        `${options.share * 100} % of one core for each instance, ${options.workers} worker(s), ${whole(options.practices)} practices,`
            + ` ${options.seconds} s each; load average before: ${load}`,
        table(sizes, ROWS.map(([label, of]) => [label, ...results.map(r => of(r, one))]), true),
    ];
    if (options.screens > 0) {
        parts.push(`Dashboards, ${options.rate} orders/s:`,
            table(sizes, SCREEN_ROWS.map(([label, of]) => [label, ...results.map(r => of(r.seen, r.instances))]), true));
    }
    const columns = ['bytes per row', 'rows', 'as written', 'rewritten: table', 'indexes'];
    parts.push(
        table(columns, bytes.map(b => [b.table, ...[b.rows, b.written, b.compact, b.indexes].map(whole)]), true),
        limits(results),
        `Each of ${whole(orders)} acknowledged orders counts once: in orders, totals, rollups and days.`,
    );
    return parts.join('\n\n');
}
