// The steady load of a run.
import { makeUsers } from '../audience.mjs';
import { ADMIN, basic } from '../curasync.mjs';
import { openDashboards } from './dashboards.mjs';
import { sendOrders } from './orders.mjs';
import { WindowedLags } from './totals.mjs';
import { EXPORTS, exports, SIGN_INS, visits } from './visits.mjs';

const SYNCS = 'syncs';
const TRIM_MILLIS = 1_000;

/** Events that add rows to tables, as counts of activities. */
export const events = activities => ({
    webhook: activities.count('webhooks'),
    visit: activities.count(SIGN_INS) + activities.count(EXPORTS),
    sync: activities.count(SYNCS),
});

async function startSync(port) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/kpi/sync-practices?override=true`, {
        method: 'POST', headers: basic(ADMIN), signal: AbortSignal.timeout(60_000),
    });
    const text = await answer.text();
    if (answer.status !== 202) {
        throw new Error(`starting a sync returned ${answer.status}: ${text.slice(0, 200)}`);
    }
}

export async function startLoad(port, source, activities, { screens, rate, practices, ...every }) {
    const users = await makeUsers(port);
    const latencies = { screens: new WindowedLags(), webhooks: new WindowedLags() };
    const dashboards = await openDashboards(port, users, screens, { lags: latencies.screens, activities });
    const orders = sendOrders(port, {
        rate, practices, source, activities, latencies: latencies.webhooks, acknowledged: dashboards.acknowledge,
    });
    const trimming = setInterval(dashboards.trim, TRIM_MILLIS);
    activities.repeat(SYNCS, 1000 * every['sync-every'], () => {
        source.change();
        return startSync(port);
    });
    activities.repeat(SIGN_INS, 1000 * every['sign-in-every'], visits(port, users));
    activities.repeat(EXPORTS, 1000 * every['export-every'], exports(port, practices));

    return {
        ...latencies,
        dashboards,
        async stop() {
            await activities.stop();
            await orders.stop();
        },
        /** Ends everything at once. */
        close() {
            orders.abandon();
            clearInterval(trimming);
            dashboards.close();
        },
    };
}
