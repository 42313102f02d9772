// The application's classes, run without the application on the database of a server.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './processes.mjs';

const HOME = fileURLToPath(new URL('../..', import.meta.url));

const maven = (...what) => run(join(HOME, 'mvnw'), ['-q', '-B', '-Dstyle.color=never', ...what], { cwd: HOME, seconds: 900 });

/** Compiles main and test classes. A separate step, because the front-end build would use the arguments of the next one. */
export const compile = () => maven('-Dspotless.check.skip', 'test-compile');

/**
 * Runs a benchmark of the test classes in a separate process, and returns its lines that have columns.
 *
 * @param what `migrate`, or the number of rounds
 */
export async function java(server, mainClass, what) {
    const output = await maven('org.codehaus.mojo:exec-maven-plugin:java', `-Dexec.mainClass=${mainClass}`,
        '-Dexec.classpathScope=test', `-Dexec.args=jdbc:postgresql://127.0.0.1:${server.port}/curasync curasync ${what}`);
    return output.trim().split('\n').filter(line => line.includes('\t')).map(line => line.split('\t'));
}
