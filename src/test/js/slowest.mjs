// node slowest.mjs TARGET_DIR: prints the ten test classes that took longest, from Surefire's and Failsafe's reports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const target = process.argv[2];
const classes = ['surefire-reports', 'failsafe-reports']
  .map((name) => join(target, name))
  .filter((directory) => existsSync(directory))
  .flatMap((directory) => readdirSync(directory).map((file) => join(directory, file)))
  .filter((file) => /TEST-.*\.xml$/.test(file))
  .map((file) => readFileSync(file, 'utf8').match(/<testsuite\b[^>]*/)[0])
  .map((suite) => ({
    name: suite.match(/ name="([^"]*)"/)[1],
    tests: Number(suite.match(/ tests="(\d+)"/)[1]),
    seconds: Number(suite.match(/ time="([\d.,]+)"/)[1].replaceAll(',', '')),
  }));
const total = classes.reduce((sum, one) => sum + one.seconds, 0);
const slowest = classes.sort((a, b) => b.seconds - a.seconds).slice(0, 10);

console.log(`Slowest of ${classes.length} test classes, which took ${Math.round(total)} s one after the other:`);
slowest.forEach(({ name, tests, seconds }) => console.log(`${seconds.toFixed(1).padStart(7)} s  ${name} (${tests})`));
