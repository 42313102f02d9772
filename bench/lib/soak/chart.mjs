// The chart of a run: one panel for each group of quantities, each from zero.
import { panels } from '../svg.mjs';
import { thin } from '../trend.mjs';
import { QUANTITIES } from './quantities.mjs';
import { points } from './verdict.mjs';

const MOST_POINTS = 120;

/** Titles, and the quantities of the lines with their names. */
const PANELS = [
    ['Heap after collection, MiB', { heap: 'heap after collection' }],
    ['Resident memory, MiB', { memory: 'resident memory' }],
    ['Threads', { platform: 'platform threads', virtual: 'virtual threads' }],
    ['Open files', { files: 'open files' }],
    ['Database connections', { connections: 'connections of PostgreSQL' }],
    ['Sessions', { HTTP: 'HTTP sessions', device: 'device sessions' }],
    ['Webhook to screen, ms', { median: 'from webhook to screen, median', '99 %': 'from webhook to screen, 99 %' }],
    ['Webhook acknowledged, ms', { median: 'webhook acknowledged, median', '99 %': 'webhook acknowledged, 99 %' }],
    ['Sync, s', { sync: 'sync, median' }],
    ['Fixed tables, MiB', { tables: 'tables of a fixed size', indexes: 'their indexes' }],
    ['Their dead rows', { rows: 'their dead rows' }],
    ['Bytes per webhook', {
        inbox: 'webhook_event, bytes per webhook', orders: 'practice_order, bytes per webhook',
        timeline: 'timeline_entry, bytes per webhook',
    }],
];

export function soakChart(samples, seconds) {
    const of = name => QUANTITIES.find(quantity => quantity.name === name).of;
    return panels({
        title: 'CuraSync under a steady load',
        note: `${Math.round(seconds / 60)} minutes; the shaded first half is the warm-up`,
        most: seconds / 60,
        warmUp: seconds / 120,
        panels: PANELS.map(([title, lines]) => ({
            title,
            series: Object.entries(lines).map(([name, quantity]) => ({
                name, points: thin(points(samples, of(quantity)), MOST_POINTS).map(([x, y]) => [x / 60, y]),
            })),
        })),
    });
}
