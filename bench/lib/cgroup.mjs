// Limits of processor time by cgroups of Linux, version 2 or 1. Needs root.
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './processes.mjs';

/** Short, so that a limited process pauses often and briefly instead of rarely and long. */
const PERIOD_MICROS = 20_000;
const VERSIONS = {
    2: {
        limitFile: 'cpu.max',
        limit: (group, quota) => writeFileSync(join(group, 'cpu.max'), `${quota ?? 'max'} ${PERIOD_MICROS}`),
        throttledMicros: stat => stat.throttled_usec,
    },
    1: {
        limitFile: 'cpu.cfs_quota_us',
        limit: (group, quota) => {
            writeFileSync(join(group, 'cpu.cfs_period_us'), String(PERIOD_MICROS));
            writeFileSync(join(group, 'cpu.cfs_quota_us'), String(quota ?? -1));
        },
        throttledMicros: stat => stat.throttled_time / 1000,
    },
};

/** The mounted hierarchy with the cpu controller. */
function hierarchy() {
    const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n').map(line => line.split(' '));
    for (const [, path, type, options] of mounts) {
        if (type === 'cgroup' && options.split(',').includes('cpu')) {
            return { path, version: 1 };
        }
        const controllers = join(path ?? '', 'cgroup.controllers');
        if (type === 'cgroup2' && existsSync(controllers) && readFileSync(controllers, 'utf8').split(/\s/).includes('cpu')) {
            return { path, version: 2 };
        }
    }
    throw new Error('no cgroup hierarchy with the cpu controller is mounted');
}

function create(name) {
    const { path, version } = hierarchy();
    const group = join(path, name);
    try {
        if (version === 2) {
            writeFileSync(join(path, 'cgroup.subtree_control'), '+cpu');
        }
        mkdirSync(group);
    } catch (error) {
        throw new Error(`cannot create the cgroup ${group} (${error.code}). Run as root, outside a container or in a privileged one`);
    }
    if (!existsSync(join(group, VERSIONS[version].limitFile))) {
        rmdirSync(group);
        throw new Error(`the cgroup ${group} cannot limit processor time`);
    }
    return { group, ...VERSIONS[version] };
}

/** Puts the process into its own cgroup, without a limit. The cgroup is removed when all processes of the benchmark have ended. */
export function controlled(name, pid) {
    const { group, limit, throttledMicros } = create(`curasync-bench-${process.pid}-${name}`);
    atEnd(() => {
        try {
            rmdirSync(group);
        } catch (error) {
            console.error(`could not remove ${group}: ${error.code}`);
        }
    });
    writeFileSync(join(group, 'cgroup.procs'), String(pid));
    return {
        /** Limits the process to this share of one processor; without an argument, removes the limit. */
        limit: share => limit(group, share && Math.round(share * PERIOD_MICROS)),
        /** Number of periods, of those in which the process was throttled, and the time that it was, in microseconds. */
        throttling: () => {
            const stat = Object.fromEntries(readFileSync(join(group, 'cpu.stat'), 'utf8').trim().split('\n')
                .map(line => line.split(' ')).map(([key, value]) => [key, Number(value)]));
            return { periods: stat.nr_periods, throttled: stat.nr_throttled, micros: throttledMicros(stat) };
        },
    };
}
