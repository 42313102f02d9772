// One to four instances with a fixed share of processor time each, on one PostgreSQL without a limit: webhooks, then dashboards.
import os from 'node:os';
import { audience, makeUsers, ownTime } from './audience.mjs';
import { PRACTICES } from './bodies.mjs';
import { fleet, ORDERS_EACH } from './fleet.mjs';
import { DIR, options as read, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench } from './processes.mjs';
import { scaleReport } from './scalereport.mjs';
import { storage } from './storage.mjs';

/** How many more orders per second the dashboards receive while they are warmed up. */
const WARMUP_FACTOR = 5;

// Needs root and a writable cgroup hierarchy with the cpu controller.
const { dir: base, ...values } = read('scale', 'One to four instances with a fixed share of processor time each. Needs root.', {
    instances: { value: '1,2,3,4', what: 'numbers of instances, ascending' },
    share: { value: 15, most: 100, what: 'processor time of each instance, in percent of one core' },
    seconds: { value: 15, most: 120, what: 'length of each measured part' },
    warmup: { value: 40_000, most: 500_000, what: 'webhooks before the first measured part, for each instance without a limit' },
    screens: { value: 10, least: 0, most: 200, what: 'open dashboards of each instance; 0 for none' },
    rate: { value: 20, most: 1_000, what: 'orders per second while dashboards are open, over all instances' },
    practices: { value: PRACTICES, most: 10_000_000, what: 'practices' },
    workers: { value: 2, most: 8, what: 'threads of each instance that apply events' },
    ...DIR,
});

const sizes = values.instances.split(',').map(Number);
if (sizes.some((one, i) => !Number.isInteger(one) || one < 1 || one > 4 || one <= (sizes[i - 1] ?? 0))) {
    console.error('bench/scale: --instances must be ascending numbers from 1 to 4, such as 1,2,3,4');
    process.exit(2);
}
const options = { ...values, instances: sizes, share: values.share / 100 };

/** Opens dashboards without a limit, and measures them with it. */
async function watchScreens(instances, users, { screens, rate, seconds, practices }) {
    const size = instances.size;
    const watchers = audience(instances.ports(), users, { first: (9 + size) * ORDERS_EACH, practices });
    const used = () => {
        const now = instances.used();
        return [now.instances, now.postgres, ownTime()];
    };
    try {
        await watchers.open(size * screens);
        await watchers.watch(seconds, rate * WARMUP_FACTOR, used);
        instances.limit(true);
        const seen = await watchers.watch(seconds, rate, used);
        return { ...seen, screens: size * screens, sent: watchers.sent() };
    } finally {
        instances.limit(false);
        watchers.close();
    }
}

/** Verifies that each acknowledged order counts once; otherwise the figures are void. */
async function audit(instances, sent) {
    const counted = await instances.audit();
    const faults = ['orders', 'totals', 'books', 'days'].filter(what => Number(counted[what]) !== sent);
    if (faults.length > 0 || Number(counted.notApplied) !== 0) {
        throw new Error(`of ${sent} acknowledged orders, ${JSON.stringify(counted)} are counted`);
    }
}

async function measure(dir) {
    const load = os.loadavg().map(one => one.toFixed(1)).join(' ');
    const server = await startServer(dir, { statements: false });
    const instances = fleet(server, dir, options);
    const results = [];
    let users = null;
    let watched = 0;
    for (const size of options.instances) {
        while (instances.size < size) {
            say(`starting and warming up instance ${instances.size + 1}`);
            await instances.add();
            users ??= await makeUsers(instances.ports()[0]);
        }
        say(`${size} instance(s): webhooks`);
        const result = await instances.measure();
        say(`${Math.round(result.rate)} acknowledged /s, ${Math.round(result.applied)} applied /s`);
        if (options.screens > 0) {
            say(`${size * options.screens} dashboards`);
            result.seen = await watchScreens(instances, users, options);
            watched += result.seen.sent;
            await instances.idle();
        }
        results.push(result);
    }
    await audit(instances, instances.sent() + watched);
    say('measuring the storage');
    const bytes = await storage(sql => server.psql('curasync', sql, 600));
    console.log(scaleReport(results, bytes, { version: server.version, options, load, orders: instances.sent() + watched }));
}

await bench('scale', measure, base);
