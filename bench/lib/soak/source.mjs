// A simulated CuraGenesis whose totals contain the orders of which it has sent webhooks. Before each sync, one practice in fifty gets
// another specialty.
import { startPartner } from '../partner.mjs';

/** One practice in so many changes before each sync. */
const CHANGED_EVERY = 50;
const SPECIALTIES = ['Wound Care', 'Podiatry', 'Dermatology', 'Family Medicine', 'Vascular Surgery'];

export async function startSource(practices) {
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

    const fields = number => ({
        specialty: SPECIALTIES[Math.floor((number + rounds) / CHANGED_EVERY) % SPECIALTIES.length],
        totalOrders: totals[number],
    });

    const { url, close } = await startPartner(practices, { fields, date: settle });
    return { url, close, place: (at, number) => recent.push([at, number]), change: () => { rounds++; } };
}
