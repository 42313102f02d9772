// What a JVM holds: live objects after a full collection, threads, open files and resident memory.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './processes.mjs';
import * as tools from './tools.mjs';

/** Dead objects that a collector leaves between live ones, because moving those is not worth it. They come and go by themselves. */
const FILLER = /^(\[L)?jdk\.internal\.vm\.Filler/;

/** Live objects after a full collection: their bytes, and count and bytes of each class. `total` includes the fillers. */
export async function liveObjects(pid) {
    const histogram = await run(join(dirname(tools.java()), 'jcmd'), [pid, 'GC.class_histogram'], { seconds: 120 });
    const classes = new Map();
    let filled = 0;
    for (const [, count, bytes, name] of histogram.matchAll(/^ *\d+: +(\d+) +(\d+) +(\S+)/gm)) {
        if (FILLER.test(name)) {
            filled += Number(bytes);
            continue;
        }
        // Classes of the same name have different loaders.
        const known = classes.get(name) ?? { count: 0, bytes: 0 };
        classes.set(name, { count: known.count + Number(count), bytes: known.bytes + Number(bytes) });
    }
    const total = Number(/^Total +\d+ +(\d+)/m.exec(histogram)[1]);
    return { total, bytes: total - filled, classes };
}

/** Platform threads, open files, and resident bytes of a process. */
export function held(pid) {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const field = name => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1]);
    return { threads: field('Threads'), files: readdirSync(`/proc/${pid}/fd`).length, resident: 1024 * field('VmRSS') };
}
