// Instances on one database. Each has its own cgroup and its own sender: with one sender for all, the slowest would set the pace.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeBodies, SLICES } from './bodies.mjs';
import { controlled } from './cgroup.mjs';
import { machineTime, processorTime } from './cpu.mjs';
import { FLAGS, launch, startCuraSync } from './curasync.mjs';
import { sender } from './sender.mjs';

/** Bodies of different senders have different order ids. */
export const ORDERS_EACH = 100_000_000;
/** Above the rate of an instance that uses a whole core. */
const MOST_PER_SECOND = 20_000;
/** More than one sender needs for the highest rate without limits, because a throttled instance answers later. */
const CONNECTIONS = 64;
/** A port without a listener. */
const NOWHERE = 'http://127.0.0.1:9';
const QUIET_SECONDS = 5;
/** Of one core: so little that batches are small, and enough to compile. */
const WARMUP_SHARE = 0.5;

const sum = values => values.reduce((total, value) => total + value, 0);

export function fleet(server, dir, { practices, workers, share, seconds, warmup }) {
    const env = { CURASYNC_WEBHOOK_WORKERS: String(workers) };
    const members = [];
    let first = null;

    /** Starts another instance, without a limit, and warms it up. */
    async function add() {
        const index = members.length;
        const home = join(dir, `instance-${index + 1}`);
        mkdirSync(home);
        const app = first
            ? await launch(server, home, NOWHERE, FLAGS, { env })
            : await startCuraSync(server, home, FLAGS, { practices, env });
        first ??= app;
        const { pid } = app.started.child;
        const requests = warmup + (5 + seconds * (share + WARMUP_SHARE)) * MOST_PER_SECOND;
        writeBodies(home, Math.ceil(requests / SLICES), { first: index * ORDERS_EACH, practices });
        const wrk = await sender(home, app.port, CONNECTIONS);
        members.push({ pid, wrk, port: app.port, group: controlled(index + 1, pid) });
        await wrk.warmUp(warmup);
        await first.idle();
        await warmUpLimited(members.at(-1));
    }

    /** Without the limit, batches are large. With it, they are small and run other code, which must be compiled, too. */
    async function warmUpLimited({ wrk, group }) {
        group.limit(WARMUP_SHARE);
        await wrk.settle(await wrk.send(seconds));
        group.limit();
        await first.idle();
    }

    const limit = limited => members.forEach(({ group }) => group.limit(limited ? share : undefined));
    const wal = async () => Number(await server.psql('postgres', "select pg_current_wal_lsn() - '0/0'"));

    function used() {
        const throttling = members.map(({ group }) => group.throttling());
        return {
            at: performance.now() * 1000,
            instances: sum(members.map(({ pid }) => processorTime(pid))),
            postgres: server.processorTime(),
            machine: machineTime(),
            periods: sum(throttling.map(({ periods }) => periods)),
            throttled: sum(throttling.map(({ throttled }) => throttled)),
            throttledMicros: sum(throttling.map(({ micros }) => micros)),
        };
    }

    const between = (before, after) => Object.fromEntries(Object.keys(before).map(key => [key, after[key] - before[key]]));

    /** Offers as many webhooks as the limited instances accept, until all are applied. Then measures the instances at rest. */
    async function measure() {
        await server.checkpoint();
        const mark = await first.mark();
        const written = await wal();
        limit(true);
        const before = used();
        const sent = await Promise.all(members.map(({ wrk }) => wrk.send(seconds)));
        const sending = between(before, used());
        await first.idle();
        const whole = between(before, used());
        const events = sum(sent.map(({ requests }) => requests));
        const logged = await wal() - written;
        limit(false);
        const throughput = await first.observe(mark, seconds);
        for (const [i, { wrk }] of members.entries()) {
            await wrk.settle(sent[i]);
        }
        await first.idle();
        const calm = used();
        await sleep(QUIET_SECONDS * 1000);
        const rest = between(calm, used());
        return {
            instances: members.length,
            rate: sum(sent.map(({ rate }) => rate)),
            applied: throughput.applied,
            emptyAfter: throughput.emptyAfter,
            p50: Math.max(...sent.map(({ p50 }) => p50)),
            p99: Math.max(...sent.map(({ p99 }) => p99)),
            errors: sum(sent.map(({ errors }) => errors)),
            instanceMicros: whole.instances / events,
            postgresMicros: whole.postgres / events,
            walBytes: logged / events,
            share: sending.instances / sending.at / members.length,
            throttled: sending.throttled / sending.periods,
            throttledMicros: sending.throttledMicros / sending.at / members.length,
            postgres: sending.postgres / sending.at,
            machine: sending.machine / sending.at,
            restInstance: rest.instances / rest.at / members.length,
            restPostgres: rest.postgres / rest.at,
        };
    }

    return {
        add, limit, used, measure,
        get size() { return members.length; },
        ports: () => members.map(({ port }) => port),
        idle: () => first.idle(),
        audit: () => first.audit(),
        sent: () => sum(members.map(({ wrk }) => wrk.sent())),
    };
}
