// A minimal webhook receiver: verify, insert, respond. The baseline for CuraSync's webhook endpoint.
import { createHmac, timingSafeEqual } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';

const { DATABASE_URL, WEBHOOK_SECRET, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 32 });
const app = Fastify({ bodyLimit: 256 * 1024 });

await pool.query(`
    create table if not exists inbox (
        id           bigint generated always as identity primary key,
        event        text not null,
        dedupe_key   text unique,
        body         text,
        status       text not null default 'RECEIVED',
        received_at  timestamptz not null default now(),
        processed_at timestamptz
    )`);

const KEEP = {
    name: 'keep',
    text: 'insert into inbox (event, dedupe_key, body) values ($1, $2, $3) on conflict (dedupe_key) do nothing returning id',
};

function genuine(body, told) {
    const expected = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');
    return typeof told === 'string' && told.length === expected.length
        && timingSafeEqual(Buffer.from(told), Buffer.from(expected));
}

function read(body) {
    try {
        const { event, data } = JSON.parse(body);
        return typeof event === 'string' && data && typeof data === 'object' ? { event, data } : null;
    } catch {
        return null;
    }
}

async function keep(event, key, body) {
    const { rows } = await pool.query({ ...KEEP, values: [event, key, body] });
    if (rows.length > 0) {
        return { id: rows[0].id, duplicate: false };
    }
    const original = await pool.query('select id from inbox where dedupe_key = $1', [key]);
    return { id: original.rows[0].id, duplicate: true };
}

// The signature covers the raw bytes.
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body));

app.post('/api/webhooks/curagenesis/practice-update', async (request, reply) => {
    if (!genuine(request.body, request.headers['x-webhook-signature'])) {
        return reply.code(401).send({ message: 'wrong signature' });
    }
    const text = request.body.toString('utf8');
    const delivery = read(text);
    if (!delivery) {
        return reply.code(400).send({ message: 'not an event' });
    }
    const key = typeof delivery.data.orderId === 'string' ? `order:${delivery.data.orderId}` : null;
    const { id, duplicate } = await keep(delivery.event, key, text);
    return { success: true, received: true, eventId: id, duplicate };
});

// Exits when the benchmark closes the pipe.
process.stdin.resume().on('end', () => process.exit(0));

await app.listen({ host: '127.0.0.1', port: Number(PORT) });
