// A simulated CuraGenesis for a sync: the list of practices, all without orders unless the caller changes them.
import { createServer } from 'node:http';
import { PRACTICES, userId } from './bodies.mjs';

const PAGE = 500;
const STATES = ['TX', 'CA', 'FL', 'NY', 'PA', 'IL', 'OH', 'GA', 'NC', 'MI', 'NJ', 'VA', 'WA', 'AZ', 'TN', 'MA'];
export const REPS = ['Dana Reyes', 'Sam Okafor', 'Lena Fischer', 'Mia Tran', 'Jon Hale', 'Ava Cole', 'Noah Park', 'Zoe Diaz',
    'Eli Ward', 'Ivy Shaw', 'Max Boone', ''];

export const repOf = number => REPS[number % REPS.length];

const practice = number => ({
    practiceId: `prac_${String(number).padStart(8, '0')}`,
    userId: userId(number),
    specialty: 'Wound Care',
    state: STATES[number % STATES.length],
    activatedAtIso: '2026-01-05T09:00:00.000Z',
    totalOrders: 0,
    salesRep: repOf(number),
});

/**
 * @param fields returns the fields of a practice, by its number, that replace the usual ones
 * @param date called before each page is made; returns the time of its header, in milliseconds. By default, the present time.
 */
export function startPartner(practices = PRACTICES, { fields = () => ({}), date = Date.now } = {}) {
    const server = createServer((request, response) => {
        response.setHeader('date', new Date(date()).toUTCString());
        const from = Number(new URL(request.url, 'http://localhost').searchParams.get('cursor') ?? 0);
        const to = Math.min(practices, from + PAGE);
        const items = Array.from({ length: to - from }, (_, i) => ({ ...practice(from + i), ...fields(from + i) }));
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ items, nextCursor: to < practices ? String(to) : null }));
    });
    return new Promise((resolve, reject) => {
        server.on('error', reject);
        server.listen(0, '127.0.0.1', () => resolve({
            url: `http://127.0.0.1:${server.address().port}`,
            close: () => {
                server.close();
                server.closeAllConnections();
            },
        }));
    });
}
