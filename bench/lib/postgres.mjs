// The server of all three receivers: newly created, on loopback, with durable commits (fsync, synchronous_commit).
import { chownSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { processorTime } from './cpu.mjs';
import { run, start, until } from './processes.mjs';
import * as tools from './tools.mjs';

// The last two prevent checkpoints during measurements; each measurement starts with one.
const SETTINGS = {
    listen_addresses: '127.0.0.1',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: '512MB',
    max_connections: '100',
    max_wal_size: '8GB',
    checkpoint_timeout: '30min',
};

export function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.on('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

export async function startServer(dir, { statements }) {
    const bin = await tools.postgres();
    const port = await freePort();
    const home = join(dir, 'postgres');
    const data = join(home, 'data');
    mkdirSync(home);
    const user = tools.root ? tools.serverUser() : {};
    if (tools.root) {
        chownSync(home, user.uid, user.gid);
    }
    const how = { ...user, cwd: home };
    await run(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], how);
    const settings = { ...SETTINGS, port, unix_socket_directories: home };
    if (statements) {
        settings.shared_preload_libraries = 'pg_stat_statements';
        settings['pg_stat_statements.track_planning'] = 'on';
    }
    const server = start('PostgreSQL', join(bin, 'postgres'),
        ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        { ...how, log: join(dir, 'postgres.log'), signal: 'SIGINT' });

    const psql = async (database, sql, seconds = 120) => (await run(join(bin, 'psql'),
        ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', port, '-U', 'bench', '-d', database, '-c', sql],
        { seconds })).trim();
    const answers = () => psql('postgres', 'select 1').then(() => true, () => false);
    await until('it answered', answers, { seconds: 60, of: server });
    if (await psql('postgres', "select current_setting('fsync') || current_setting('synchronous_commit')") !== 'onon') {
        throw new Error('PostgreSQL runs without fsync or synchronous_commit');
    }
    await psql('postgres', 'create database plain');
    for (const owner of ['receiver', 'curasync']) {
        await psql('postgres', `create user ${owner}`);
        await psql('postgres', `create database ${owner} owner ${owner}`);
    }
    if (statements) {
        await psql('curasync', 'create extension pg_stat_statements');
    }
    return {
        bin,
        port,
        psql,
        version: await psql('postgres', "select current_setting('server_version')"),
        url: owner => `postgresql://${owner}@127.0.0.1:${port}/${owner}`,
        processorTime: () => processorTime(server.child.pid),
        checkpoint: () => psql('postgres', 'checkpoint'),
    };
}
