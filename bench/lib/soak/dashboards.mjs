// Dashboards that stay open for the whole run, like tabs of a browser: they answer, send heartbeats, and are opened again if lost.
import { NAMES } from '../audience.mjs';
import { followOrders } from '../push.mjs';
import { heartbeat, openDashboard, signIn } from '../screen.mjs';
import { RunningTotal } from './totals.mjs';

const HEARTBEATS = 'heartbeats';
const REOPENED = 'dashboards opened';
/** The application closes a screen after three of these without a heartbeat. */
const HEARTBEAT_MILLIS = 60_000;

/** Opens this many dashboards of these users, in turn, each in a separate browser session. */
export async function openDashboards(port, users, count, { lags, activities }) {
    const everybody = new RunningTotal(lags);
    const own = new Map(NAMES.map(name => [name, new RunningTotal(lags)]));
    const all = [everybody, ...own.values()];
    const heard = { messages: 0, bytes: 0 };
    const tabs = Array.from({ length: count }, (_, i) => ({ user: users[i % users.length], heartbeat: null, close: () => {} }));
    let at = 0;

    async function open(tab) {
        const dashboard = await openDashboard(await signIn(port, tab.user));
        const screen = (own.get(tab.user.name) ?? everybody).screen();
        tab.heartbeat = () => dashboard.ask(heartbeat(dashboard), { method: 'POST' });
        const lose = () => {
            screen.close();
            tab.heartbeat = null;
        };
        try {
            tab.close = await followOrders(dashboard, heard, screen.show, lose);
        } catch (error) {
            lose();
            throw error;
        }
    }

    /** Each turn is of another tab, so that each has one per interval. */
    async function beat() {
        const tab = tabs[at++ % tabs.length];
        if (tab.heartbeat === null) {
            await activities.attempt(REOPENED, () => open(tab));
            return;
        }
        const { status } = await tab.heartbeat();
        if (status !== 200) {
            tab.close();
            throw new Error(`a heartbeat returned ${status}`);
        }
    }

    for (const tab of tabs) {
        await open(tab);
        activities.done(REOPENED);
    }
    activities.repeat(HEARTBEATS, HEARTBEAT_MILLIS / count, beat);

    return {
        acknowledge(now, rep) {
            everybody.acknowledge(now);
            own.get(rep)?.acknowledge(now);
        },
        trim: () => all.forEach(total => total.trim()),
        /** Number of dashboards that are lost, or do not show exactly the acknowledged orders. */
        behind: () => all.reduce((sum, total) => sum + total.behind, 0) + tabs.filter(({ heartbeat }) => heartbeat === null).length,
        messages: () => heard.messages,
        close() {
            tabs.forEach(({ close }) => close());
        },
    };
}
