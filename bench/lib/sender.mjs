// wrk, with bodies signed in advance, so that the sender does not limit the rate.
import { fileURLToPath } from 'node:url';
import { LINE, PATH, SLICES, readBodies } from './bodies.mjs';
import { run } from './processes.mjs';
import * as tools from './tools.mjs';

const SCRIPT = fileURLToPath(new URL('sender.lua', import.meta.url));
/** Upper bound of the requests in flight when wrk stopped, which it does without waiting for responses. */
const TAIL = 1_000;

export async function sender(dir, port, connections = 32) {
    const wrk = await tools.wrk();
    let at = Array(SLICES).fill(0);

    async function send(seconds) {
        const began = at;
        const output = await run(wrk, ['-t', SLICES, '-c', connections, '-d', `${seconds}s`, '--timeout', '10s', '-s', SCRIPT,
            `http://127.0.0.1:${port}${PATH}`, '--', dir, LINE, PATH, ...at], { seconds: seconds + 60 });
        const result = JSON.parse(/^RESULT (.*)$/m.exec(output)?.[1]
            ?? (() => { throw new Error(`wrk printed no result:\n${output}`); })());
        at = result.at;
        return { ...result, began, rate: result.requests / (result.micros / 1e6), errors: result.refused + result.broken };
    }

    /** Sends the last requests again, like a sender without a response. Afterwards all requests are acknowledged. */
    async function settle({ began }) {
        for (let slice = 0; slice < SLICES; slice++) {
            const lines = readBodies(dir, slice, Math.max(began[slice], at[slice] - TAIL), at[slice]);
            for (let i = 0; i < lines.length; i += 16) {
                await Promise.all(lines.slice(i, i + 16).map(([signature, body]) => deliver(port, signature, body)));
            }
        }
    }

    /** Sends this many requests or more. */
    async function warmUp(requests) {
        let done = 0;
        for (let i = 0; i < 24 && done < requests; i++) {
            const part = await send(5);
            if (part.errors > 0) {
                throw new Error(`${part.errors} errors in the warm-up`);
            }
            done += part.requests;
            await settle(part);
        }
        if (done < requests) {
            throw new Error(`only ${done} requests of the warm-up in two minutes`);
        }
    }

    return { send, settle, warmUp, sent: () => at.reduce((sum, one) => sum + one, 0) };
}

async function deliver(port, signature, body) {
    const answer = await fetch(`http://127.0.0.1:${port}${PATH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-webhook-signature': signature },
        body,
        signal: AbortSignal.timeout(20_000),
    });
    const text = await answer.text();
    if (answer.status !== 200) {
        throw new Error(`a webhook returned ${answer.status}: ${text}`);
    }
}
