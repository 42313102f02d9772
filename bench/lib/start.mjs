// Time from process start until ready: the plain jar, and the unpacked application with its AOT cache. Each is measured with
// its files in the page cache (warm) and read from disk (cold), on a database with 3,000 practices.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRACTICES } from './bodies.mjs';
import { processorTime } from './cpu.mjs';
import { JAR, launch, startCuraSync } from './curasync.mjs';
import { held } from './jvm.mjs';
import { DIR, median, options, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench, end, run } from './processes.mjs';
import * as tools from './tools.mjs';

const DISTRIBUTION = fileURLToPath(new URL('../../target/curasync', import.meta.url));
const HEAP = '-Xmx512m';
/** Short enough for results in tenths of a second. */
const POLL_MS = 50;
/** A port without a listener, so no sync runs. */
const NO_PARTNER = 'http://127.0.0.1:9';

const { rounds: ROUNDS, dir: base } = options('start', 'Time from process start until ready.', {
    rounds: { value: 3, what: 'starts of each kind' },
    ...DIR,
});

const KINDS = {
    'java -jar': { jar: JAR, flags: [HEAP], goal: 12 },
    'unpacked, AOT cache': { jar: join(DISTRIBUTION, 'curasync.jar'), flags: [HEAP, ...distributionFlags()], goal: 8 },
};

/** The options of the distribution, with absolute file paths. */
function distributionFlags() {
    const options = join(DISTRIBUTION, 'jvm.options');
    if (!existsSync(options)) {
        throw new Error('target/curasync is missing: run ./mvnw package -DskipTests');
    }
    return readFileSync(options, 'utf8').split('\n').filter(line => line.startsWith('-'))
        .map(line => line.replace('AOTCache=', `AOTCache=${DISTRIBUTION}/`));
}

/** Makes the next start read its files from disk. */
function dropPageCache() {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
}

/** The floor: a JVM that opens the jar and prints a line. */
async function jvmAlone() {
    const begin = performance.now();
    await run(tools.java(), [HEAP, '-Djarmode=tools', '-jar', JAR, 'list-layers']);
    return (performance.now() - begin) / 1000;
}

async function startOnce(server, dir, { jar, flags }) {
    const begin = performance.now();
    const { started } = await launch(server, dir, NO_PARTNER, flags, { jar, every: POLL_MS });
    const seconds = (performance.now() - begin) / 1000;
    const pid = started.child.pid;
    const processor = processorTime(pid) / 1_000_000;
    const megabytes = held(pid).resident / 2 ** 20;
    await end(started);
    return { seconds, processor, megabytes };
}

await bench('start', async dir => {
    const server = await startServer(dir, {});
    say('running one sync to create practices');
    await end((await startCuraSync(server, dir)).started);
    const floor = [];
    const rows = Object.entries(KINDS).flatMap(([name, kind]) =>
        (tools.root ? ['warm', 'cold'] : ['warm']).map(files => ({ name, kind, files, starts: [] })));
    for (let round = 1; round <= ROUNDS; round++) {
        say(`round ${round}`);
        floor.push(await jvmAlone());
        for (const row of rows) {
            if (row.files === 'cold') {
                dropPageCache();
            }
            row.starts.push(await startOnce(server, dir, row.kind));
        }
    }
    const least = median(floor);
    console.log(`${os.cpus().length} cores, ${os.cpus()[0].model}; load ${os.loadavg()[0].toFixed(1)}; ${PRACTICES} practices; `
        + `median of ${ROUNDS}; floor: a JVM that opens the jar, ${least.toFixed(2)} s`);
    console.log('| start | files | s | goal | x floor | processor s | RSS MB |\n|---|---|---|---|---|---|---|');
    for (const { name, kind, files, starts } of rows) {
        const of = what => median(starts.map(one => one[what]));
        console.log(`| ${name} | ${files} | ${of('seconds').toFixed(1)} | ${files === 'warm' ? kind.goal : ''} `
            + `| ${(of('seconds') / least).toFixed(1)} | ${of('processor').toFixed(1)} | ${Math.round(of('megabytes'))} |`);
    }
}, base);
