// Latency and cost of hundreds of open dashboards on one instance while orders arrive.
import { Agent, request } from 'node:http';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { order, PATH, practiceOf, sign } from './bodies.mjs';
import { processorTime } from './cpu.mjs';
import { ADMIN, basic, startCuraSync } from './curasync.mjs';
import { Lags, Total } from './lags.mjs';
import { repOf, REPS } from './partner.mjs';
import { DIR, median, options, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench, run, until } from './processes.mjs';
import { followOrders, openDashboard, signIn } from './screen.mjs';
import * as tools from './tools.mjs';

const FLAGS = ['-XX:+UseParallelGC', '-XX:+UseCompactObjectHeaders', '-Xmx1536m'];
const PASSWORD = 'bench-user-password';
const NAMES = REPS.filter(name => name !== '');
/** Number of users: the reps of the practices, and admins; each with as many single-tab browsers as necessary. */
const USERS = 25;
const GOALS = { lag: 1_000, heap: 1 };

const { screens: SCREENS, rate: RATE, seconds: SECONDS, warmup: WARMUP, dir: base } =
    options('screens', 'Latency and cost of open dashboards.', {
        screens: { value: 500, what: 'open dashboards' },
        rate: { value: 100, what: 'webhooks per second' },
        seconds: { value: 60, what: 'length of the measured part' },
        warmup: { value: 30, what: 'seconds before the measured part' },
        ...DIR,
    });

async function makeUsers(port) {
    const users = Array.from({ length: USERS }, (_, i) => ({
        email: `user${i}@localhost`, name: NAMES[i] ?? `Admin ${i}`, password: PASSWORD,
        role: i < NAMES.length ? 'REP' : 'ADMIN', aliases: i < NAMES.length ? [NAMES[i]] : [],
    }));
    for (const user of users) {
        const answer = await fetch(`http://127.0.0.1:${port}/api/users`, {
            method: 'POST',
            headers: { ...basic(ADMIN), 'content-type': 'application/json' },
            body: JSON.stringify(user),
        });
        if (answer.status !== 201) {
            throw new Error(`creating a user returned ${answer.status}: ${await answer.text()}`);
        }
    }
    return users;
}

/** Live heap after a full collection, in MiB. */
async function heap(pid) {
    const jcmd = join(dirname(tools.java()), 'jcmd');
    const histogram = await run(jcmd, [pid, 'GC.class_histogram'], { seconds: 120 });
    return Number(/^Total\s+\d+\s+(\d+)/m.exec(histogram)[1]) / 2 ** 20;
}

/** Opens dashboards up to this count, a few at a time, each in a separate browser session. */
async function open(port, users, tabs, count, { totals, heard }) {
    await Promise.all(Array.from({ length: 4 }, async () => {
        while (tabs.opened < count) {
            const user = users[tabs.opened++ % USERS];
            const total = totals.of.get(user.name) ?? totals.everybody;
            const dashboard = await openDashboard(await signIn(port, user));
            tabs.push(await followOrders(dashboard, heard, total.screen(), () => { heard.lost++; }));
        }
    }));
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function send(port, body) {
    return new Promise((resolve, reject) => {
        const call = request({
            agent, port, path: PATH, method: 'POST', host: '127.0.0.1',
            headers: { 'content-type': 'application/json', 'x-webhook-signature': sign(body) },
        }, answer => {
            answer.resume();
            answer.on('end', () => (answer.statusCode === 200
                ? resolve()
                : reject(new Error(`a webhook returned ${answer.statusCode}`))));
        });
        call.on('error', reject);
        call.end(body);
    });
}

/** Processor time without that of started processes. */
function ownTime() {
    const { user, system } = process.cpuUsage();
    return user + system;
}

let number = 0;

/** Sends orders at a constant rate; each counts in the overall total and in the total of its rep. */
async function sendOrders(port, seconds, totals) {
    const began = performance.now();
    const underWay = [];
    for (let i = 0; i < seconds * RATE; i++) {
        await sleep(Math.max(0, began + i * 1000 / RATE - performance.now()));
        const one = number++;
        underWay.push(send(port, order(one, new Date().toISOString())).then(() => {
            const now = performance.now();
            totals.everybody.acknowledge(now);
            totals.of.get(repOf(practiceOf(one)))?.acknowledge(now);
        }));
    }
    await Promise.all(underWay);
    return (performance.now() - began) / 1000;
}

async function phase(app, server, seconds, totals, heard) {
    const all = [totals.everybody, ...totals.of.values()];
    const lags = new Lags();
    all.forEach(total => total.begin(lags));
    Object.assign(heard, { messages: 0, bytes: 0 });
    const used = () => [processorTime(app.pid), server.processorTime(), ownTime()];
    const before = used();
    const took = await sendOrders(app.port, seconds, totals);
    const cores = used().map((micros, i) => (micros - before[i]) / 1e6 / took);
    const behind = () => all.reduce((sum, total) => sum + total.behind, 0);
    await until('every screen showed every order', () => behind() === 0, { seconds: 30, every: 50 }).catch(() => {});
    if (behind() > 0) {
        throw new Error(`${behind()} screens do not show all acknowledged orders`);
    }
    return { lags, took, cores, messages: heard.messages / took / SCREENS, bytes: heard.bytes / took / SCREENS };
}

function report({ empty, filled, after, busy, version }) {
    const whole = value => Math.round(value).toLocaleString('en');
    const each = megabytes => (megabytes - empty.heap) / (SCREENS - empty.screens);
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
    row('cores used: PostgreSQL', busy.cores[1].toFixed(2));
    row('cores used: this client', busy.cores[2].toFixed(2));
    row(`live heap with ${empty.screens} dashboards, MiB`, whole(empty.heap));
    row(`live heap with ${SCREENS}, MiB`, whole(filled));
    row('the same after the orders, MiB', whole(after));
    row('for each dashboard, KiB', whole(1024 * Math.max(each(filled), each(after))));
    const met = [busy.lags.longest <= GOALS.lag, Math.max(each(filled), each(after)) <= GOALS.heap];
    const [lag, heap] = met.map(goal => (goal ? 'met' : 'not met'));
    console.log(`\nEvery screen current within a second: ${lag}. At most 1 MiB for each: ${heap}.`);
    process.exitCode = met.every(Boolean) ? 0 : 1;
}

async function measure(dir) {
    const load = os.loadavg().map(one => one.toFixed(1)).join(' ');
    say('starting CuraSync and running a sync');
    const server = await startServer(dir, { statements: false });
    const app = await startCuraSync(server, dir, FLAGS);
    const totals = { everybody: new Total(), of: new Map(NAMES.map(name => [name, new Total()])) };
    const users = await makeUsers(app.port);
    const heard = { messages: 0, bytes: 0, lost: 0 };
    const tabs = Object.assign([], { opened: 0 });
    await open(app.port, users, tabs, USERS, { totals, heard });
    say('warming up');
    await phase(app, server, WARMUP, totals, heard);
    const empty = { screens: USERS, heap: await heap(app.pid), load };
    say(`opening ${SCREENS} dashboards`);
    await open(app.port, users, tabs, SCREENS, { totals, heard });
    const filled = await heap(app.pid);
    say('warming up with all of them');
    await phase(app, server, WARMUP, totals, heard);
    say(`${RATE} orders per second`);
    const busy = await phase(app, server, SECONDS, totals, heard);
    const after = await heap(app.pid);
    if (heard.lost > 0) {
        throw new Error(`${heard.lost} screens lost their connection`);
    }
    tabs.forEach(close => close());
    report({ empty, filled, after, busy, version: server.version });
}

await bench('screens', dir => measure(dir).finally(() => agent.destroy()), base);
