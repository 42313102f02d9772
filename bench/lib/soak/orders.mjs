// Signed order webhooks at a constant rate. Like CuraGenesis, sends each until it is acknowledged.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { order, PATH, practiceOf, sign } from '../bodies.mjs';
import { repOf } from '../partner.mjs';

const NAME = 'webhooks';
const RETRY_MILLIS = 1_000;
const TIMEOUT_MILLIS = 20_000;
/** At this number of unacknowledged webhooks, no further ones are sent. */
const MOST_UNDER_WAY = 1_000;

/** @param acknowledged called with the time of the acknowledgement and the rep of the order */
export function sendOrders(port, { rate, practices, source, latencies, activities, acknowledged }) {
    // In turn, so that no connection is idle until the application closes it.
    const agent = new Agent({ keepAlive: true, maxSockets: 16, scheduling: 'fifo' });
    const underWay = new Set();
    let number = 0;
    let stopped = false;
    let abandoned = false;

    function send(body) {
        return new Promise((resolve, reject) => {
            const call = request({
                agent, port, path: PATH, method: 'POST', host: '127.0.0.1', timeout: TIMEOUT_MILLIS,
                headers: { 'content-type': 'application/json', 'x-webhook-signature': sign(body) },
            }, answer => {
                answer.resume();
                answer.on('error', reject);
                answer.on('end', () => (answer.statusCode === 200
                    ? resolve()
                    : reject(new Error(`a webhook returned ${answer.statusCode}`))));
            });
            call.on('timeout', () => call.destroy(new Error('a webhook was not answered')));
            call.on('error', reject);
            call.end(body);
        });
    }

    async function deliver(one) {
        const placed = Date.now();
        const practice = practiceOf(one, practices);
        source.place(placed, practice);
        const body = order(one, new Date(placed).toISOString(), practices);
        while (!abandoned) {
            const began = performance.now();
            try {
                await send(body);
                const now = performance.now();
                latencies.note(now - began);
                activities.done(NAME);
                acknowledged(now, repOf(practice));
                return;
            } catch (error) {
                activities.fail(NAME, error);
                await sleep(RETRY_MILLIS);
            }
        }
    }

    async function run() {
        const began = performance.now();
        for (let i = 0; !stopped; i++) {
            await sleep(Math.max(0, began + i * 1000 / rate - performance.now()));
            if (underWay.size < MOST_UNDER_WAY) {
                const one = deliver(number++).finally(() => underWay.delete(one));
                underWay.add(one);
            }
        }
    }

    const running = run();

    return {
        /** Stops sending, and waits until all webhooks are acknowledged. */
        async stop() {
            stopped = true;
            await running;
            await Promise.all(underWay);
        },
        /** Stops at once, without the acknowledgements. */
        abandon() {
            stopped = true;
            abandoned = true;
            agent.destroy();
        },
    };
}
