// One sample of everything that must not grow.
import { setTimeout as sleep } from 'node:timers/promises';
import { liveObjects, held } from '../jvm.mjs';
import { processorTime } from '../cpu.mjs';
import { readTables } from './tables.mjs';

const MIB = 2 ** 20;
/** After a full collection, until the application has worked off what waited for it. */
const SETTLE_MILLIS = 1_000;

const count = (classes, name) => classes.get(name)?.count ?? 0;

const minus = (after, before) => Object.fromEntries(Object.entries(after).map(([name, bytes]) => [name, bytes - before[name]]));

async function metrics(port, names) {
    const text = await (await fetch(`http://127.0.0.1:${port}/actuator/prometheus`)).text();
    return names.map(name => Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, 'm').exec(text)?.[1] ?? NaN));
}

/**
 * Takes samples of the application and its database. Latencies and processor time are those between two samples, because the full
 * collection of a sample stops the application.
 */
export function probe({ pid, port }, server, { every, screens, webhooks, dashboards }) {
    const psql = sql => server.psql('curasync', sql);
    const windows = { screens, webhooks };
    let from = null;
    let base = null;

    const read = () => ({
        at: performance.now(), jvm: processorTime(pid), postgres: server.processorTime(), messages: dashboards.messages(),
    });

    function resume() {
        Object.values(windows).forEach(one => one.resume());
        from = read();
    }

    /** Tables count from here, without what the first sync and the first screens have stored. */
    async function start() {
        base = (await readTables(psql, every)).growing;
        resume();
    }

    async function sample() {
        const to = read();
        const lags = Object.fromEntries(Object.entries(windows).map(([name, one]) => [name, one.pause()]));
        try {
            const seconds = (to.at - from.at) / 1000;
            const { bytes, classes } = await liveObjects(pid);
            const { threads, files, resident } = held(pid);
            const [pool, httpSessions] = await metrics(port, ['hikaricp_connections', 'tomcat_sessions_active_current_sessions']);
            const { sizes, deadRows, ...database } = await readTables(psql, Math.max(every, 60));
            return {
                classes,
                sizes,
                deadRows,
                heap: bytes / MIB,
                resident: resident / MIB,
                threads,
                virtualThreads: count(classes, 'java.lang.VirtualThread'),
                files,
                pool,
                httpSessions,
                uis: count(classes, 'com.vaadin.flow.component.UI'),
                nodes: count(classes, 'com.vaadin.flow.internal.StateNode'),
                scripts: count(classes, 'com.vaadin.flow.component.internal.PendingJavaScriptInvocation'),
                cores: (to.jvm - from.jvm) / 1e6 / seconds,
                postgresCores: (to.postgres - from.postgres) / 1e6 / seconds,
                messages: (to.messages - from.messages) / seconds,
                screen: lags.screens?.half ?? null,
                screenMost: lags.screens?.most ?? null,
                webhook: lags.webhooks?.half ?? null,
                webhookMost: lags.webhooks?.most ?? null,
                database: { ...database, growing: minus(database.growing, base) },
            };
        } finally {
            await sleep(SETTLE_MILLIS);
            resume();
        }
    }

    return { start, sample };
}
