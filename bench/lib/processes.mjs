// Starts processes, and ends each by its process id, in reverse order.
import { execFile, spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const running = [];
const cleanups = [];

/** Runs an action after all processes have ended, in reverse order. */
export const atEnd = action => cleanups.push(action);

/** Starts a background process with its output in a file. It has its own process group, so Ctrl-C reaches only this process. */
export function start(name, command, args, { log, signal = 'SIGTERM', ...how }) {
    const output = openSync(log, 'a');
    const child = spawn(command, args, { stdio: ['pipe', output, output], detached: true, ...how });
    closeSync(output);
    const started = { name, child, signal, log, failed: null };
    child.on('error', error => { started.failed = error; });
    child.stdin.on('error', () => {});
    running.push(started);
    return started;
}

function forget(started) {
    const at = running.indexOf(started);
    if (at >= 0) {
        running.splice(at, 1);
    }
}

const ended = ({ child, failed }) => failed !== null || child.exitCode !== null || child.signalCode !== null;

export async function end(started) {
    const { child, signal } = started;
    if (!ended(started)) {
        child.kill(signal);
        for (let i = 0; i < 300 && !ended(started); i++) {
            await sleep(100);
        }
        if (!ended(started)) {
            child.kill('SIGKILL');
        }
    }
    forget(started);
}

export async function endAll() {
    while (running.length > 0) {
        await end(running.at(-1));
    }
    while (cleanups.length > 0) {
        cleanups.pop()();
    }
}

/** Runs a command; rejects with its output if it fails. */
export async function run(command, args, { seconds = 60, ...how } = {}) {
    const promise = promisify(execFile)(command, args, { timeout: seconds * 1000, maxBuffer: 1 << 24, ...how });
    const one = { name: command, child: promise.child, signal: 'SIGTERM', failed: null };
    promise.child.on('error', error => { one.failed = error; });
    running.push(one);
    try {
        return (await promise).stdout;
    } catch (error) {
        throw new Error(`${command} failed: ${error.stderr || error.stdout || error.message}`);
    } finally {
        forget(one);
    }
}

/** The end of the log, which is deleted with the temporary directory. */
const lastWords = ({ log }) => `It said last:\n${readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n')}`;

/** Waits until the condition holds; fails if the process has ended or after the timeout. */
export async function until(what, condition, { seconds, every = 250, of }) {
    const deadline = Date.now() + seconds * 1000;
    while (!await condition()) {
        if (of && ended(of)) {
            throw new Error(`${of.name} ended before ${what}. ${lastWords(of)}`);
        }
        if (Date.now() > deadline) {
            throw new Error(`not within ${seconds} s: ${what}. ${of ? lastWords(of) : ''}`);
        }
        await sleep(every);
    }
}

/**
 * Runs a benchmark in a temporary directory. Prints errors; removes the directory and ends all processes.
 *
 * @param base parent of the directory
 */
export async function bench(name, measure, base = os.tmpdir()) {
    const dir = mkdtempSync(join(base, 'curasync-bench-'));
    // PostgreSQL may run as another user.
    chmodSync(dir, 0o711);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(signal, () => endAll().then(() => process.exit(1)));
    }
    try {
        await measure(dir);
    } catch (error) {
        console.error(`bench/${name}: ${error.message}`);
        process.exitCode = 1;
    } finally {
        await endAll();
        rmSync(dir, { recursive: true, force: true });
    }
}
