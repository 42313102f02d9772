// Processor time from /proc, in microseconds.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const TICK = 1_000_000 / Number(execFileSync('getconf', ['CLK_TCK']));

function stat(pid) {
    try {
        // The name, in parentheses, may contain anything.
        const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\)/s, '').trim().split(' ').map(Number);
        return { parent: fields[1], own: fields[11] + fields[12], reaped: fields[13] + fields[14] };
    } catch {
        return null;
    }
}

function tree(pid) {
    const all = new Map(readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(name => [Number(name), stat(name)]));
    const ticks = id => {
        const one = all.get(id);
        let sum = one ? one.own + one.reaped : 0;
        for (const [child, its] of all) {
            if (its?.parent === id) {
                sum += ticks(child);
            }
        }
        return sum;
    };
    return ticks(pid);
}

/** Processor time that all processes of this machine have used. */
export function machineTime() {
    const [user, nice, system, , , irq, softirq] = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'latin1'))[1].split(' ').map(Number);
    return (user + nice + system + irq + softirq) * TICK;
}

/** Processor time of the process, its ended children, and its running descendants. */
export function processorTime(pid) {
    for (;;) {
        const reaped = stat(pid)?.reaped;
        const ticks = tree(pid);
        // A child that ended during the reading may be missing on both sides.
        if (stat(pid)?.reaped === reaped) {
            return ticks * TICK;
        }
    }
}
