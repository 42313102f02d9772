// CSV import: the upload as one request, the validation of every row, and the import. First all rows are new, then the
// same practices have other names and reps, then nothing differs.
import os from 'node:os';
import { join } from 'node:path';
import { processorTime } from './cpu.mjs';
import { ADMIN, launch } from './curasync.mjs';
import { STATEMENTS, options, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench, until } from './processes.mjs';
import * as statements from './statements.mjs';

const HEAP_MB = 384;
const FLAGS = ['-XX:+UseSerialGC', `-Xmx${HEAP_MB}m`];
const REPS = 12;
const NO_PARTNER = 'http://127.0.0.1:9';

const { rows: ROWS, statements: printsStatements } = options('import', 'CSV import of new, changed and unchanged practices.', {
    rows: { value: 100_000, what: 'rows of the file' },
    ...STATEMENTS,
});

const authorization = `Basic ${btoa(`${ADMIN.email}:${ADMIN.password}`)}`;

/** The tenth digit makes the Luhn sum of 80840 and the ten digits a multiple of ten. */
function npi(number) {
    const nine = String(100_000_000 + number);
    let sum = 24;
    for (let i = 0; i < 9; i++) {
        const digit = Number(nine[i]) * (i % 2 === 0 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return nine + (10 - sum % 10) % 10;
}

function book(shift) {
    const rows = ['practice id,user id,name,npi,rep,state'];
    for (let n = 1; n <= ROWS; n++) {
        rows.push(`prac_${n},user_${n},"Practice of the bench, no. ${n + shift}",${npi(n)},`
            + `rep${(n + shift) % REPS}@bench.example,TX`);
    }
    return `${rows.join('\n')}\n`;
}

async function call(app, path, options = {}) {
    const response = await fetch(`http://127.0.0.1:${app.port}${path}`, {
        ...options,
        headers: { authorization, ...options.headers },
    });
    if (!response.ok) {
        throw new Error(`${path} returned ${response.status}: ${await response.text()}`);
    }
    return response.json();
}

async function measure(app, server, name, file) {
    const used = () => (processorTime(app.started.child.pid) + server.processorTime()) / 1e6;
    const before = used();
    const now = async id => await call(app, `/api/imports/${id}`);
    const reaches = (id, status) => until(`the import was ${status}`, async () => {
        const { status: found } = await now(id);
        if (found === 'FAILED') {
            throw new Error('the import failed');
        }
        return found === status;
    }, { seconds: 600, of: app.started });
    const began = performance.now();
    const { id } = await call(app, '/api/imports', { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } });
    const uploaded = performance.now();
    await reaches(id, 'READY');
    const checked = performance.now();
    await call(app, `/api/imports/${id}/confirm`, { method: 'POST' });
    await reaches(id, 'DONE');
    const ended = performance.now();
    const cpu = used() - before;
    const done = await now(id);
    const seconds = (from, to) => (to - from) / 1000;
    say(`${name}: ${seconds(began, ended).toFixed(1)} s`);
    return { name, done, upload: seconds(began, uploaded), check: seconds(uploaded, checked), write: seconds(checked, ended), cpu };
}

function report(results, version) {
    const load = os.loadavg().map(one => one.toFixed(1)).join(' ');
    console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0].model}), PostgreSQL`
        + ` ${version}, ${HEAP_MB} MiB of heap, ${ROWS.toLocaleString('en')} rows; load average at the end: ${load}\n`);
    console.log('| rows | new | changed | unchanged | skipped'
        + ' | upload, s | validation, s | import, s | total, s | processor time, s |');
    console.log('|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
    for (const { name, done, upload, check, write, cpu } of results) {
        const figures = [done.created, done.updated, done.unchanged, done.faults + done.refused].map(n => n.toLocaleString('en'));
        const times = [upload, check, write, upload + check + write, cpu].map(n => n.toFixed(1));
        console.log(`| ${[name, ...figures, ...times].join(' | ')} |`);
    }
}

await bench('import', async dir => {
    const server = await startServer(dir, { statements: printsStatements });
    const app = await launch(server, dir, NO_PARTNER, FLAGS);
    for (let rep = 0; rep < REPS; rep++) {
        await call(app, '/api/users', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ email: `rep${rep}@bench.example`, name: `Rep ${rep}`, role: 'REP', password: 'bench-rep-password' }),
        });
    }
    const psql = sql => server.psql('curasync', sql);
    const results = [];
    for (const [name, shift] of [['all new', 0], ['all changed', 1], ['all unchanged', 1]]) {
        if (printsStatements) {
            await statements.reset(psql);
        }
        results.push(await measure(app, server, name, book(shift)));
        if (printsStatements) {
            console.error(await statements.costliest(psql, ROWS));
        }
    }
    report(results, server.version);
});
