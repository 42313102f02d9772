// Latency and cost of hundreds of open dashboards on one instance while orders arrive.
import os from 'node:os';
import { audience, makeUsers, NAMES, ownTime, USERS } from './audience.mjs';
import { processorTime } from './cpu.mjs';
import { startCuraSync } from './curasync.mjs';
import { liveObjects } from './jvm.mjs';
import { DIR, options, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench } from './processes.mjs';

const FLAGS = ['-XX:+UseParallelGC', '-XX:+UseCompactObjectHeaders', '-Xmx1536m'];
/** Milliseconds, microseconds of processor time, and KiB. */
const GOALS = { longest: 1_000, median: 250, message: 400, heap: 600 };

const { screens: SCREENS, rate: RATE, seconds: SECONDS, warmup: WARMUP, dir: base } =
    options('screens', 'Latency and cost of open dashboards.', {
        screens: { value: 500, what: 'open dashboards' },
        rate: { value: 100, what: 'webhooks per second' },
        seconds: { value: 60, what: 'length of the measured part' },
        warmup: { value: 30, what: 'seconds before the measured part' },
        ...DIR,
    });

/** Live heap after a full collection, in MiB. */
const heap = async pid => (await liveObjects(pid)).total / 2 ** 20;

function report({ empty, filled, after, busy, version }) {
    const whole = value => Math.round(value).toLocaleString('en');
    const each = megabytes => 1024 * (megabytes - empty.heap) / (SCREENS - empty.screens);
    const heap = Math.max(each(filled), each(after));
    const message = 1e6 * busy.cores[0] / busy.messages / SCREENS;
    console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0].model.trim()}), PostgreSQL ${version},`
        + ` Node.js ${process.versions.node}; load average before: ${empty.load}\n`);
    console.log(`${SCREENS} dashboards of ${USERS} users (${NAMES.length} reps, ${USERS - NAMES.length} admins),`
        + ` ${whole(busy.took * RATE)} orders in ${busy.took.toFixed(1)} s\n`);
    console.log('| | |\n|---|---:|');
    const row = (what, value) => console.log(`| ${what} | ${value} |`);
    row('from acknowledgement to a screen, median ms', busy.lags.percentile(50));
    row('99 % within ms', busy.lags.percentile(99));
    row('99.99 % within ms', busy.lags.percentile(99.99));
    row('longest ms', busy.lags.longest);
    row('number of updates: an order on a screen', whole(busy.lags.count));
    row('pushed to each screen, messages /s', busy.messages.toFixed(1));
    row('pushed to each screen, KiB /s', (busy.bytes / 1024).toFixed(1));
    row('cores used: CuraSync', busy.cores[0].toFixed(2));
    row('processor time of CuraSync per message and screen, µs', whole(message));
    row('cores used: PostgreSQL', busy.cores[1].toFixed(2));
    row('cores used: this client', busy.cores[2].toFixed(2));
    row(`live heap with ${empty.screens} dashboards, MiB`, whole(empty.heap));
    row(`live heap with ${SCREENS}, MiB`, whole(filled));
    row('the same after the orders, MiB', whole(after));
    row('for each dashboard, KiB', whole(heap));
    const met = [
        ['Every screen current within a second', busy.lags.longest <= GOALS.longest],
        [`half of the updates within ${GOALS.median} ms`, busy.lags.percentile(50) <= GOALS.median],
        [`at most ${GOALS.message} µs per message`, message <= GOALS.message],
        [`at most ${GOALS.heap} KiB for each`, heap <= GOALS.heap],
    ];
    console.log(`\n${met.map(([goal, isMet]) => `${goal}: ${isMet ? 'met' : 'not met'}`).join('; ')}.`);
    process.exitCode = met.every(([, isMet]) => isMet) ? 0 : 1;
}

async function measure(dir) {
    const load = os.loadavg().map(one => one.toFixed(1)).join(' ');
    say('starting CuraSync and running a sync');
    const server = await startServer(dir, { statements: false });
    const app = await startCuraSync(server, dir, FLAGS);
    const screens = audience([app.port], await makeUsers(app.port));
    const used = () => [processorTime(app.pid), server.processorTime(), ownTime()];
    try {
        await screens.open(USERS);
        say('warming up');
        await screens.watch(WARMUP, RATE, used);
        const empty = { screens: USERS, heap: await heap(app.pid), load };
        say(`opening ${SCREENS} dashboards`);
        await screens.open(SCREENS);
        const filled = await heap(app.pid);
        say('warming up with all of them');
        await screens.watch(WARMUP, RATE, used);
        say(`${RATE} orders per second`);
        const busy = await screens.watch(SECONDS, RATE, used);
        report({ empty, filled, after: await heap(app.pid), busy, version: server.version });
    } finally {
        screens.close();
    }
}

await bench('screens', measure, base);
