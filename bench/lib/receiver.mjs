// The plain receiver as a process.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SECRET } from './bodies.mjs';
import { freePort } from './postgres.mjs';
import { run, start, until } from './processes.mjs';

const HOME = fileURLToPath(new URL('../receiver', import.meta.url));

export async function startReceiver(server, dir) {
    if (!existsSync(join(HOME, 'node_modules/fastify')) || !existsSync(join(HOME, 'node_modules/pg'))) {
        await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HOME, seconds: 300 });
    }
    const port = await freePort();
    const process_ = start('the plain receiver', process.execPath, ['server.mjs'], {
        cwd: HOME,
        env: {
            PATH: process.env.PATH,
            NODE_ENV: 'production',
            DATABASE_URL: server.url('receiver'),
            WEBHOOK_SECRET: SECRET,
            PORT: String(port),
        },
        log: join(dir, 'receiver.log'),
    });
    const answers = () => fetch(`http://127.0.0.1:${port}/`).then(() => true, () => false);
    await until('it answered', answers, { seconds: 30, of: process_ });
    return {
        port,
        pid: process_.child.pid,
        /** Number of stored rows. */
        stored: async () => Number(await server.psql('receiver', 'select count(*) from inbox')),
        // It applies nothing.
        idle: async () => {},
        mark: async () => {},
        observe: async () => ({}),
    };
}
