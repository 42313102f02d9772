// Open dashboards of many users, and orders at a constant rate: the time until each screen shows each order.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { order, PATH, practiceOf, sign } from './bodies.mjs';
import { ADMIN, basic } from './curasync.mjs';
import { Lags, Total } from './lags.mjs';
import { repOf, REPS } from './partner.mjs';
import { until } from './processes.mjs';
import { followOrders } from './push.mjs';
import { openDashboard, signIn } from './screen.mjs';

const PASSWORD = 'bench-user-password';
export const NAMES = REPS.filter(name => name !== '');
/** Number of users: the reps of the practices, and admins; each with as many single-tab browsers as necessary. */
export const USERS = 25;

export async function makeUsers(port) {
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

/** Processor time of this process, without that of started processes. */
export function ownTime() {
    const { user, system } = process.cpuUsage();
    return user + system;
}

/**
 * The audience of the instances at these ports.
 *
 * @param first number of the first order
 */
export function audience(ports, users, { first = 0, practices } = {}) {
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    const totals = { everybody: new Total(), of: new Map(NAMES.map(name => [name, new Total()])) };
    const all = [totals.everybody, ...totals.of.values()];
    const heard = { messages: 0, bytes: 0, lost: 0 };
    const tabs = [];
    let opened = 0;
    let number = first;

    /** Opens dashboards up to this count, in turn on each instance, a few at a time, each in a separate browser session. */
    async function open(count) {
        await Promise.all(Array.from({ length: 4 }, async () => {
            while (opened < count) {
                const index = opened++;
                const user = users[Math.floor(index / ports.length) % users.length];
                const total = totals.of.get(user.name) ?? totals.everybody;
                const dashboard = await openDashboard(await signIn(ports[index % ports.length], user));
                tabs.push(await followOrders(dashboard, heard, total.screen(), () => { heard.lost++; }));
            }
        }));
    }

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

    /** Sends orders at a constant rate; each counts in the overall total and in the total of its rep. */
    async function sendOrders(seconds, rate) {
        const began = performance.now();
        const underWay = [];
        for (let i = 0; i < seconds * rate; i++) {
            await sleep(Math.max(0, began + i * 1000 / rate - performance.now()));
            const one = number++;
            underWay.push(send(ports[i % ports.length], order(one, new Date().toISOString(), practices)).then(() => {
                const now = performance.now();
                totals.everybody.acknowledge(now);
                totals.of.get(repOf(practiceOf(one, practices)))?.acknowledge(now);
            }));
        }
        await Promise.all(underWay);
        return (performance.now() - began) / 1000;
    }

    /**
     * Sends orders and waits until every screen shows all of them. Returns the lags, the used cores, and the messages and bytes
     * per second that each screen received.
     *
     * @param used returns amounts of processor time
     */
    async function watch(seconds, rate, used) {
        const lags = new Lags();
        all.forEach(total => total.begin(lags));
        Object.assign(heard, { messages: 0, bytes: 0 });
        const before = used();
        const took = await sendOrders(seconds, rate);
        const cores = used().map((micros, i) => (micros - before[i]) / 1e6 / took);
        const behind = () => all.reduce((sum, total) => sum + total.behind, 0);
        await until('every screen showed every order', () => behind() === 0, { seconds: 30, every: 50 }).catch(() => {});
        if (behind() > 0) {
            throw new Error(`${behind()} screens do not show all acknowledged orders`);
        }
        if (heard.lost > 0) {
            throw new Error(`${heard.lost} screens lost their connection`);
        }
        return { lags, took, cores, messages: heard.messages / took / tabs.length, bytes: heard.bytes / took / tabs.length };
    }

    function close() {
        tabs.splice(0).forEach(end => end());
        agent.destroy();
    }

    return { open, watch, close, sent: () => number - first };
}
