// A simulated CuraGenesis whose totals contain the orders of which it has sent webhooks. Before each sync, one practice in fifty gets
// another specialty.
import { createServer } from 'node:http';
import { userId } from '../bodies.mjs';
import { repOf, STATES } from '../partner.mjs';

const PAGE = 500;
/** One practice in so many changes before each sync. */
const CHANGED_EVERY = 50;
const SPECIALTIES = ['Wound Care', 'Podiatry', 'Dermatology', 'Family Medicine', 'Vascular Surgery'];

export function startSource(practices) {
    const totals = new Uint32Array(practices);
    /** Orders that may be later than the time of the next page, as pairs of their time and practice. */
    let recent = [];
    let rounds = 0;

    /** Returns a time to the second, as in an HTTP header. All orders up to it are in the totals, and no later one is. */
    function settle() {
        const second = Math.floor(Date.now() / 1000) * 1000;
        for (const [at, practice] of recent) {
            totals[practice] += at <= second ? 1 : 0;
        }
        recent = recent.filter(([at]) => at > second);
        return second;
    }

    const practice = number => ({
        practiceId: `prac_${String(number).padStart(8, '0')}`,
        userId: userId(number),
        specialty: SPECIALTIES[Math.floor((number + rounds) / CHANGED_EVERY) % SPECIALTIES.length],
        state: STATES[number % STATES.length],
        activatedAtIso: '2026-01-05T09:00:00.000Z',
        totalOrders: totals[number],
        salesRep: repOf(number),
    });

    const server = createServer((request, response) => {
        const from = Number(new URL(request.url, 'http://localhost').searchParams.get('cursor') ?? 0);
        const to = Math.min(practices, from + PAGE);
        response.setHeader('date', new Date(settle()).toUTCString());
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({
            items: Array.from({ length: to - from }, (_, i) => practice(from + i)),
            nextCursor: to < practices ? String(to) : null,
        }));
    });
    return new Promise((resolve, reject) => {
        server.on('error', reject);
        server.listen(0, '127.0.0.1', () => resolve({
            url: `http://127.0.0.1:${server.address().port}`,
            place: (at, number) => recent.push([at, number]),
            change: () => { rounds++; },
            close: () => {
                server.close();
                server.closeAllConnections();
            },
        }));
    });
}
