// What must not grow, and by how much it may differ over the judged half of a run before that counts as growth.
import { GROWING } from './tables.mjs';

const MIB = 2 ** 20;

/** A quantity of a sample. It may rise by a share of its median, and in any case by the least amount. */
const quantity = (name, unit, of, { share = 0, least = 0, digits = 0 }) => ({ name, unit, of, share, least, digits });

const database = (name, unit, of, tolerance) => quantity(name, unit, ({ database }) => of(database), tolerance);

/** Bytes per event that may be added: events of which there are few do not fill a page. */
const LEAST = { webhook: 50, visit: 300, sync: 3_000 };

const perEvent = ([table, event]) => quantity(`${table}, bytes per ${event}`, '',
    ({ database, events }) => (events[event] > 0 ? database.growing[table] / events[event] : null), { share: 0.1, least: LEAST[event] });

export const QUANTITIES = [
    quantity('heap after collection', 'MiB', s => s.heap, { share: 0.05, least: 3, digits: 1 }),
    quantity('resident memory', 'MiB', s => s.resident, { share: 0.05, least: 8 }),
    quantity('platform threads', '', s => s.threads, { least: 4 }),
    quantity('virtual threads', '', s => s.virtualThreads, { share: 0.1, least: 5 }),
    quantity('open files', '', s => s.files, { share: 0.05, least: 5 }),
    quantity('connections of the pool', '', s => s.pool, { least: 2 }),
    database('connections of PostgreSQL', '', d => d.connections, { least: 2 }),
    database('device sessions', '', d => d.deviceSessions, { least: 3 }),
    quantity('HTTP sessions', '', s => s.httpSessions, { least: 3 }),
    quantity('screens in memory', '', s => s.uis, { least: 3 }),
    quantity('their elements', '', s => s.nodes, { share: 0.05, least: 500 }),
    quantity('their scripts that wait', '', s => s.scripts, { least: 50 }),
    quantity('from webhook to screen, median', 'ms', s => s.screen, { share: 0.3, least: 50 }),
    quantity('from webhook to screen, 99 %', 'ms', s => s.screenMost, { share: 0.5, least: 100 }),
    quantity('webhook acknowledged, median', 'ms', s => s.webhook, { share: 0.3, least: 5 }),
    quantity('webhook acknowledged, 99 %', 'ms', s => s.webhookMost, { share: 0.5, least: 50 }),
    database('sync, median', 's', d => d.syncSeconds, { share: 0.3, least: 0.3, digits: 2 }),
    database('webhooks not applied yet', '', d => d.waiting, { least: 100 }),
    quantity('cores used by CuraSync', '', s => s.cores, { share: 0.3, least: 0.05, digits: 2 }),
    quantity('cores used by PostgreSQL', '', s => s.postgresCores, { share: 0.3, least: 0.05, digits: 2 }),
    database('tables of a fixed size', 'MiB', d => d.tables / MIB, { share: 0.05, least: 0.5, digits: 2 }),
    database('their indexes', 'MiB', d => d.indexes / MIB, { share: 0.05, least: 0.5, digits: 2 }),
    database('their dead rows', '', d => d.dead, { share: 0.5, least: 2_000 }),
    database('share of dead rows in growing tables', '%', d => 100 * d.deadShare, { least: 10, digits: 1 }),
    database('catalogs and temporary tables', 'MiB', d => d.catalogs / MIB, { share: 0.05, least: 1, digits: 2 }),
    ...Object.entries(GROWING).map(perEvent),
];
