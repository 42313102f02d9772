// The packaged CuraSync in production mode.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appliedSince, mark } from './applied.mjs';
import { PRACTICES, SECRET } from './bodies.mjs';
import { startPartner } from './partner.mjs';
import { freePort } from './postgres.mjs';
import { run, start, until } from './processes.mjs';
import * as tools from './tools.mjs';

const HOME = fileURLToPath(new URL('../..', import.meta.url));
export const JAR = join(HOME, 'target/curasync.jar');
export const ADMIN = { email: 'bench@localhost', password: 'bench-admin-password' };
/** HTTP Basic, as headers. */
export const basic = ({ email, password }) => ({ authorization: `Basic ${btoa(`${email}:${password}`)}` });
/** For two cores. */
export const FLAGS = ['-XX:+UseSerialGC', '-Xmx512m'];

/**
 * Starts the application on the server's database with this CuraGenesis, and waits until it is ready.
 *
 * @param env further environment variables
 */
export async function launch(server, dir, apiBase, flags, { jar = JAR, every, env = {} } = {}) {
    if (!existsSync(JAR)) {
        console.error('building target/curasync.jar …');
        await run(join(HOME, 'mvnw'), ['-B', '-q', 'package', '-DskipTests'], { cwd: HOME, seconds: 900 });
    }
    const port = await freePort();
    // A separate directory, so that no .env is read.
    const cwd = join(dir, 'curasync');
    mkdirSync(cwd, { recursive: true });
    const { PATH, LANG = 'C.UTF-8', JAVA_TOOL_OPTIONS = '' } = process.env;
    const started = start('CuraSync', tools.java(), [...flags, '-jar', jar], {
        cwd,
        env: {
            PATH,
            LANG,
            JAVA_TOOL_OPTIONS,
            DATABASE_URL: server.url('curasync'),
            CURAGENESIS_API_BASE: apiBase,
            CURAGENESIS_VENDOR_TOKEN: 'bench',
            CURAGENESIS_WEBHOOK_SECRET: SECRET,
            CURASYNC_ADMIN_EMAIL: ADMIN.email,
            CURASYNC_ADMIN_PASSWORD: ADMIN.password,
            // Disables scheduled syncs.
            CURASYNC_SYNC_INCREMENTAL_CRON: '-',
            CURASYNC_SYNC_FULL_CRON: '-',
            CURASYNC_EXIT_WITH_PARENT: 'true',
            SERVER_ADDRESS: '127.0.0.1',
            SERVER_PORT: String(port),
            ...env,
        },
        log: join(dir, 'curasync.log'),
    });
    const ready = () => fetch(`http://127.0.0.1:${port}/actuator/health/readiness`).then(({ ok }) => ok, () => false);
    await until('it was ready', ready, { seconds: 180, every, of: started });
    return { port, started };
}

/** Runs one sync and waits until it has ended. */
export async function sync({ port, started }, psql, seconds) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/kpi/sync-practices?override=true`, {
        method: 'POST',
        headers: basic(ADMIN),
    });
    if (answer.status !== 202) {
        throw new Error(`starting a sync returned ${answer.status}: ${await answer.text()}`);
    }
    const synced = async () => await psql("select exists(select from sync_run where status = 'RUNNING')") === 'f';
    await until('the sync ended', synced, { seconds, of: started });
}

export async function startCuraSync(server, dir, flags = FLAGS, { practices = PRACTICES, env } = {}) {
    const partner = await startPartner(practices);
    const { port, started } = await launch(server, dir, partner.url, flags, { env });
    const psql = sql => server.psql('curasync', sql);
    await sync({ port, started }, psql, 120 + practices / 1_000);
    if (Number(await psql('select count(*) from practice')) !== practices) {
        throw new Error(`the sync did not bring ${practices} practices`);
    }
    partner.close();

    const idle = async () => await psql("select exists(select from webhook_event where status = 'RECEIVED')") === 'f';
    return {
        port,
        started,
        pid: started.child.pid,
        psql,
        stored: async () => Number(await psql('select count(*) from webhook_event')),
        /** Waits until the worker has applied everything. */
        idle: () => until('the queue was empty', idle, { seconds: 600, of: started }),
        mark: () => mark(psql),
        observe: (from, seconds) => appliedSince(psql, from, seconds),
        audit: () => audit(psql),
    };
}

/** All counts of orders: each must equal the number of acknowledged orders. */
async function audit(psql) {
    const counted = await psql(`select json_build_object(
        'orders', (select count(*) from practice_order),
        'totals', (select sum(total_orders) from practice),
        'books',  (select sum(orders) from kpi_portfolio where dimension = 'total' and owner_id >= 0),
        'days',   (select sum(orders) from kpi_day where owner_id >= 0),
        'notApplied', (select count(*) from webhook_event where status <> 'APPLIED'))`);
    return JSON.parse(counted);
}
