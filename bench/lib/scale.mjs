// One to four instances with a fixed share of processor time each, on one PostgreSQL without a limit: webhooks, then dashboards.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { audience, makeUsers, ownTime } from './audience.mjs';
import { PRACTICES } from './bodies.mjs';
import { fleet, ORDERS_EACH } from './fleet.mjs';
import { count } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench } from './processes.mjs';
import { scaleReport } from './scalereport.mjs';
import { storage } from './storage.mjs';

const HELP = `bench/scale [options]
  --instances LIST  numbers of instances, ascending (default 1,2,3,4)
  --share PERCENT   processor time of each instance, in percent of one core (default 15)
  --seconds N       length of each measured part (default 15)
  --warmup N        webhooks before the first measured part, for each instance without a limit (default 40000)
  --screens N       open dashboards of each instance (default 10; 0 for none)
  --rate N          orders per second while dashboards are open, over all instances (default 20)
  --practices N     practices (default ${PRACTICES})
  --workers N       threads of each instance that apply events, 1 to 8 (default 2, as in the application)
  --dir PATH        parent of the temporary directory, on a real disk (default: the system's)
Needs root and a writable cgroup hierarchy with the cpu controller.`;

/** How many more orders per second the dashboards receive while they are warmed up. */
const WARMUP_FACTOR = 5;

const { values } = parseArgs({
    options: {
        instances: { type: 'string', default: '1,2,3,4' },
        share: { type: 'string', default: '15' },
        seconds: { type: 'string', default: '15' },
        warmup: { type: 'string', default: '40000' },
        screens: { type: 'string', default: '10' },
        rate: { type: 'string', default: '20' },
        practices: { type: 'string', default: String(PRACTICES) },
        workers: { type: 'string', default: '2' },
        dir: { type: 'string', default: os.tmpdir() },
        help: { type: 'boolean', default: false },
    },
});
if (values.help) {
    console.log(HELP);
    process.exit(0);
}

function read() {
    const instances = values.instances.split(',').map(one => count('instances', one, 4));
    if (instances.some((one, i) => i > 0 && one <= instances[i - 1])) {
        throw new Error('--instances must be ascending, such as 1,2,3,4');
    }
    return {
        instances,
        share: count('share', values.share, 100) / 100,
        seconds: count('seconds', values.seconds, 120),
        warmup: count('warmup', values.warmup, 500_000),
        screens: values.screens === '0' ? 0 : count('screens', values.screens, 200),
        rate: count('rate', values.rate, 1_000),
        practices: count('practices', values.practices, 10_000_000),
        workers: count('workers', values.workers, 8),
    };
}

const say = text => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

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
    const options = read();
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

await bench('scale', measure, values.dir);
