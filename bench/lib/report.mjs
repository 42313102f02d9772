// The result tables.
import os from 'node:os';
import { median } from './options.mjs';

export const whole = value => Math.round(value).toLocaleString('en-US');
const tenth = value => value.toFixed(1);
const millis = micros => (micros / 1000).toFixed(1);

const ROWS = [
    ['acknowledged /s', 'rate', whole],
    ['processor µs per event', 'cpu', whole],
    ['– of the receiver', 'receiver', whole],
    ['– of PostgreSQL', 'postgres', whole],
    ['– until all is applied', 'wholeCpu', whole],
    ['p50 ms', 'p50', millis],
    ['p99 ms', 'p99', millis],
    ['longest ms', 'max', millis],
    ['errors', 'errors', whole],
    ['applied /s, first receipt to last applied', 'applied', whole],
    ['applied /s while the sender sends', 'underLoad', whole],
    ['from receipt to applied, median s', 'typicalWait', tenth],
    ['queue empty after s', 'emptyAfter', tenth],
];
const COLUMNS = [['pgbench', 'PostgreSQL alone'], ['plain', 'plain receiver'], ['curasync', 'CuraSync']];

const GOALS = [
    ['acknowledged, CuraSync / plain receiver', r => r.curasync.rate / r.plain.rate, '>=', 1.5],
    ['acknowledged, CuraSync / PostgreSQL alone', r => r.curasync.rate / r.pgbench.rate, '>=', 0.7],
    ['processor time per event, CuraSync / plain receiver', r => r.curasync.cpu / r.plain.cpu, '<=', 0.6],
    ['p99 of CuraSync, ms', r => r.curasync.p99 / 1000, '<', 100],
    ['applied /s', r => r.curasync.applied, '>=', 2_000],
];
const HOLDS = { '>=': (a, b) => a >= b, '<=': (a, b) => a <= b, '<': (a, b) => a < b };
const figure = value => (value >= 100 ? whole(value) : value.toFixed(2));

function figures(rounds) {
    return ROWS.map(([label, key, format]) => [label, ...COLUMNS.map(([who]) => {
        const values = rounds.map(round => round[who][key]).filter(value => value !== undefined);
        return values.length > 0 ? format(median(values)) : '–';
    })]);
}

function goals(rounds) {
    return GOALS.map(([label, of, how, goal]) => {
        const values = rounds.map(of);
        const value = median(values);
        const span = `${figure(Math.min(...values))} to ${figure(Math.max(...values))}`;
        return [label, figure(value), span, `${how} ${figure(goal)}`, HOLDS[how](value, goal) ? 'yes' : 'no'];
    });
}

export function table(head, rows, markdown) {
    const all = [head, ...rows];
    const widths = head.map((_, i) => Math.max(...all.map(row => row[i].length)));
    const line = row => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])));
    if (!markdown) {
        return all.map(row => line(row).join('  ')).join('\n');
    }
    const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : '-'.repeat(width - 1) + ':'));
    return [line(head), rule, ...rows.map(line)].map(row => `| ${row.join(' | ')} |`).join('\n');
}

export function machine(version) {
    const [{ model }] = os.cpus();
    return `${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${model.trim()}), `
        + `${Math.round(os.totalmem() / 2 ** 30)} GiB, Linux ${os.release()}, PostgreSQL ${version}, Node.js ${process.versions.node}`;
}

export function report(rounds, { version, options, load, audit }) {
    const how = `${options.rounds} round(s) of ${options.seconds} s, medians; load average before: ${load}`
        + (options['hold-worker'] ? '; worker blocked during the measurement of the webhook endpoint' : '');
    return [
        machine(version),
        how,
        table(['', ...COLUMNS.map(([, name]) => name)], figures(rounds), options.markdown),
        table(['', 'median', 'rounds', 'goal', 'met'], goals(rounds), options.markdown),
        audit,
    ].join('\n\n');
}
