// order.placed webhooks, signed in advance, so that the sender has nothing to compute. All lines have the same length.
import { createHmac } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export const SECRET = 'bench-webhook-secret';
export const PATH = '/api/webhooks/curagenesis/practice-update';
export const PRACTICES = 3_000;
/** One for each thread of the sender; threads share no body. */
export const SLICES = 2;

export const sign = body => createHmac('sha256', SECRET).update(body).digest('hex');
export const userId = practice => `user_${String(practice).padStart(8, '0')}`;

/** The practice of an order. The step is a prime, so that consecutive orders are not of consecutive practices. */
export const practiceOf = (number, practices = PRACTICES) => (number * 7_919) % practices;

export function order(number, date, practices) {
    const user = userId(practiceOf(number, practices));
    const amount = (100 + (number % 899)) + '.25';
    const id = `ord_${String(number).padStart(10, '0')}`;
    return `{"event":"order.placed","data":{"userId":"${user}","orderId":"${id}","orderAmount":${amount},"orderDate":"${date}"}}`;
}

export const SAMPLE = order(0, new Date(0).toISOString());
/** Signature, space, body, line feed. */
export const LINE = 64 + 1 + SAMPLE.length + 1;

const file = (dir, slice) => join(dir, `slice-${slice}`);

/**
 * Orders with the current time, so that each raises the total of its practice.
 *
 * @param first number of the first order
 */
export function writeBodies(dir, perSlice, { first = 0, practices } = {}) {
    const now = Date.now();
    for (let slice = 0; slice < SLICES; slice++) {
        const out = openSync(file(dir, slice), 'w');
        for (let from = 0; from < perSlice; from += 10_000) {
            const lines = [];
            for (let i = from; i < Math.min(perSlice, from + 10_000); i++) {
                const body = order(first + slice * perSlice + i, new Date(now + (i % 1_000)).toISOString(), practices);
                lines.push(`${sign(body)} ${body}\n`);
            }
            writeSync(out, lines.join(''));
        }
        closeSync(out);
    }
}

/** Lines of a slice, as [signature, body]. */
export function readBodies(dir, slice, from, to) {
    const bytes = Buffer.alloc((to - from) * LINE);
    const input = openSync(file(dir, slice), 'r');
    readSync(input, bytes, 0, bytes.length, from * LINE);
    closeSync(input);
    return bytes.toString('latin1').split('\n').filter(Boolean).map(line => [line.slice(0, 64), line.slice(65)]);
}
