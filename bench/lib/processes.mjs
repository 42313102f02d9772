// What the bench starts, it ends: each by its own process id, the last started first.
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const running = [];

/** Starts a process that goes on; its output goes to a file. Not in our process group: Ctrl-C reaches us alone. */
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
}

/** Runs a command to its end; rejects with what it said. */
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

/** The log goes with the temporary directory. */
const lastWords = ({ log }) => `It said last:\n${readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n')}`;

/** Waits until the condition holds; fails when the process that it is about is gone, or in the end. */
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
