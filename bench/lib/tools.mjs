// External programs: found, installed if this is Debian and the process runs as root, or named in an error.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';

export const root = process.getuid() === 0;

export function onPath(name) {
    return (process.env.PATH ?? '').split(':').map(dir => join(dir, name)).find(existsSync);
}

async function install(name) {
    if (!root || !onPath('apt-get')) {
        throw new Error(`${name} is missing: install Debian's package ${name} (apt-get install ${name})`);
    }
    console.error(`installing ${name} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { seconds: 300, env });
    // Without the package's cluster: the benchmark starts its own server.
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { seconds: 600, env });
}

export async function wrk() {
    if (!onPath('wrk')) {
        await install('wrk');
    }
    return onPath('wrk');
}

/** The program directory of the newest PostgreSQL. */
export async function postgres() {
    const newest = () => {
        const base = '/usr/lib/postgresql';
        const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
        return versions.map(version => join(base, version, 'bin'))
            .find(bin => ['initdb', 'postgres', 'pgbench', 'psql'].every(name => existsSync(join(bin, name))));
    };
    if (!newest()) {
        await install('postgresql');
    }
    return newest() ?? (() => { throw new Error('initdb, postgres, pgbench and psql of PostgreSQL were not found'); })();
}

/** A Java that can run CuraSync. */
export function java() {
    const homes = [process.env.JAVA_HOME, ...(existsSync('/usr/lib/jvm')
        ? readdirSync('/usr/lib/jvm').map(name => join('/usr/lib/jvm', name)) : [])];
    const home = homes.find(one => one && existsSync(join(one, 'release'))
        && Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(join(one, 'release'), 'utf8'))?.[1]) >= 25);
    if (!home) {
        throw new Error('needs a JDK 25: set JAVA_HOME');
    }
    return join(home, 'bin/java');
}

/** The user for PostgreSQL if the process runs as root, because PostgreSQL refuses to run as root. */
export function serverUser() {
    const id = (flag, user) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
    for (const user of ['postgres', 'nobody']) {
        try {
            return { uid: id('-u', user), gid: id('-g', user) };
        } catch {
            // Try the next one.
        }
    }
    throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody');
}
