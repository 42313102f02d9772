// First, unchanged and changed syncs at two sizes and, in the same run, their minimum parts. Unchanged: draining the same pages, a
// COPY of the same rows, and one set-based difference. First: draining, and a COPY of the rows that the sync leaves behind. Changed:
// the parts of an unchanged sync, and a COPY of the rows that the sync leaves behind.
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, sync } from './curasync.mjs';
import { copyFloor } from './firstsync.mjs';
import { STATEMENTS, median, options, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench, run, start, until } from './processes.mjs';
import * as statements from './statements.mjs';
import { readFileSync } from 'node:fs';

const HEAP_MB = 384;
const FLAGS = ['-XX:+UseSerialGC', `-Xmx${HEAP_MB}m`];
const PAGES = fileURLToPath(new URL('pages.mjs', import.meta.url));

const { small: SMALL, large: LARGE, page: PAGE, rounds: ROUNDS, every: EVERY, statements: printsStatements } =
    options('syncs', 'First, unchanged and changed syncs at two sizes.', {
        small: { value: 100_000, what: 'practices of the first part' },
        large: { value: 1_000_000, what: 'practices of the second part' },
        page: { value: 1_000, what: 'practices on each page' },
        rounds: { value: 3, what: 'unchanged syncs of each size' },
        every: { value: 10, what: 'one of N practices changes' },
        ...STATEMENTS,
    });

const STAGE = `drop table if exists stage; create unlogged table stage (practice_id text, user_id text,
    cura_intake_id text, specialty text, state text, activated_at timestamptz, total int, sales_rep text)`;
const DIFFERENCE = `select count(*) from stage s left join practice p on p.practice_id = s.practice_id
    where p.id is null
       or (p.user_id, p.cura_intake_id, p.specialty, p.state, p.activated_at, p.total_orders, p.sales_rep)
          is distinct from
          (s.user_id, s.cura_intake_id, s.specialty, s.state, s.activated_at, s.total, s.sales_rep)`;

async function timed(work) {
    const began = performance.now();
    await work();
    return (performance.now() - began) / 1000;
}

/** A simulated CuraGenesis in a separate process. */
async function startSource(dir) {
    const csv = join(dir, 'practices.csv');
    const log = join(dir, 'source.log');
    const started = start('the source', process.execPath, [PAGES, csv, PAGE], { log });
    const said = () => readFileSync(log, 'utf8').trim().split('\n');
    let changes = 0;
    await until('it printed its address', () => said()[0].startsWith('http'), { seconds: 20, of: started });
    return {
        url: said()[0],
        csv,
        async grow(to) {
            started.child.stdin.write(`${to}\n`);
            await until('it had grown', () => said().at(-1) === `grown ${to}`, { seconds: 120, of: started });
        },
        async change() {
            started.child.stdin.write(`change ${EVERY}\n`);
            changes++;
            await until('it had changed', () => said().at(-1) === `changed ${changes}`, { seconds: 120, of: started });
        },
    };
}

async function drain(url) {
    let cursor = '';
    while (cursor !== null) {
        const response = await fetch(`${url}/api/partner/v1/practices${cursor && `?cursor=${cursor}`}`);
        const body = Buffer.from(await response.arrayBuffer());
        // The cursor is at the end of a page; parsing the whole page as JSON is not part of draining.
        cursor = /"nextCursor":(?:null|"(\d+)")\}$/.exec(body.subarray(-40).toString())[1] ?? null;
    }
}

/** The medians of the parts, run in sequence. */
async function floor(server, source) {
    const psql = sql => server.psql('curasync', sql);
    const copy = () => run(join(server.bin, 'psql'), ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', server.port,
        '-U', 'bench', '-d', 'curasync', '-c', `\\copy stage from '${source.csv}' with (format csv)`], { seconds: 120 });
    const parts = [];
    for (let i = 0; i < ROUNDS; i++) {
        await psql(STAGE);
        const drained = await timed(() => drain(source.url));
        const copied = await timed(copy);
        await psql('analyze stage');
        const differed = await timed(async () => {
            if (await psql(DIFFERENCE) !== '0') {
                throw new Error('the difference is not empty: the sync stored other data');
            }
        });
        parts.push({ drained, copied, differed, sum: drained + copied + differed });
    }
    return parts.toSorted((a, b) => a.sum - b.sum)[parts.length >> 1];
}

const LAST = `select json_build_object('status', status, 'fetched', fetched, 'created', created, 'updated', updated, 'unchanged', unchanged,
    'seconds', extract(epoch from finished_at - started_at)) from sync_run order by id desc limit 1`;

async function measure(app, server, source, size, dir) {
    const psql = sql => server.psql('curasync', sql);
    const once = async () => {
        await sync(app, psql, 1_800);
        return JSON.parse(await psql(LAST));
    };
    /** Prints the cost of its statements per row, with --statements. */
    const told = async rows => {
        if (!printsStatements) {
            return once();
        }
        await statements.reset(psql);
        const run = await once();
        console.error(await statements.costliest(psql, rows(run)));
        return run;
    };
    say(`${size.toLocaleString('en')} practices: first sync`);
    await source.grow(size);
    const first = await told(run => run.created);
    say(`it took ${first.seconds.toFixed(1)} s; vacuuming as autovacuum would`);
    await psql('vacuum analyze');
    const leftBehind = await copyFloor(server, dir);
    const unchanged = [];
    for (let i = 0; i < ROUNDS; i++) {
        await server.checkpoint();
        const run = await told(run => run.fetched);
        if (run.status !== 'SUCCEEDED' || run.unchanged !== size) {
            throw new Error(`an unchanged sync ended with ${JSON.stringify(run)}`);
        }
        say(`unchanged: ${run.seconds.toFixed(1)} s`);
        unchanged.push(run.seconds);
    }
    const least = await floor(server, source);
    say(`floor: ${least.sum.toFixed(1)} s`);
    await source.change();
    await server.checkpoint();
    const changed = await told(run => run.updated);
    say(`changed: ${changed.seconds.toFixed(1)} s`);
    await psql('vacuum analyze');
    const rewritten = await copyFloor(server, dir);
    if (changed.status !== 'SUCCEEDED' || changed.updated !== rewritten.written) {
        throw new Error(`a changed sync ended with ${JSON.stringify(changed)}, and ${rewritten.written} timeline entries`);
    }
    return { size, first: first.seconds, unchanged: median(unchanged), changed: changed.seconds, least, leftBehind, rewritten };
}

function report(results, version) {
    const two = number => number.toFixed(2);
    console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0].model}), PostgreSQL`
        + ` ${version}, ${HEAP_MB} MiB of heap, pages of ${PAGE.toLocaleString('en')}, medians of ${ROUNDS}\n`);
    console.log('| practices | first sync, s | unchanged, s | rows/s | drain, s | COPY, s | difference, s | unchanged / sum |');
    console.log('|---:|---:|---:|---:|---:|---:|---:|---:|');
    for (const { size, first, unchanged, least } of results) {
        console.log(`| ${size.toLocaleString('en')} | ${two(first)} | ${two(unchanged)} |`
            + ` ${Math.round(size / unchanged).toLocaleString('en')} | ${two(least.drained)} | ${two(least.copied)} |`
            + ` ${two(least.differed)} | ${two(unchanged / least.sum)} |`);
    }
    console.log('\n| new practices | first sync, s | drain, s | COPY into the same tables, s | first sync / sum |');
    console.log('|---:|---:|---:|---:|---:|');
    for (const { first, least, leftBehind: { copied, written } } of results) {
        console.log(`| ${written.toLocaleString('en')} | ${two(first)} | ${two(least.drained)} | ${two(copied)} |`
            + ` ${two(first / (least.drained + copied))} |`);
    }
    // The goal is the unchanged floor and three times the COPY of the changed rows.
    console.log('\n| practices | changed | sync, s | unchanged floor, s | COPY into the same tables, s | (sync - floor) / COPY |');
    console.log('|---:|---:|---:|---:|---:|---:|');
    for (const { size, changed, least, rewritten: { copied, written } } of results) {
        console.log(`| ${size.toLocaleString('en')} | ${written.toLocaleString('en')} | ${two(changed)} | ${two(least.sum)} |`
            + ` ${two(copied)} | ${two((changed - least.sum) / copied)} |`);
    }
    const [small, large] = results;
    const growth = large.unchanged / small.unchanged;
    console.log(`\n${large.size / small.size} times as many practices take ${two(growth)} times as long.`);
}

await bench('syncs', async dir => {
    const server = await startServer(dir, { statements: printsStatements });
    const source = await startSource(dir);
    await source.grow(1);
    const app = await launch(server, dir, source.url, FLAGS);
    const results = [];
    for (const size of [SMALL, LARGE]) {
        results.push(await measure(app, server, source, size, dir));
    }
    report(results, server.version);
});
