// The command line of a benchmark, and what all benchmarks share with it: messages on progress and the median.
import os from 'node:os';
import { parseArgs } from 'node:util';

const kinds = {
    number: fallback => ` N (default ${fallback.toLocaleString('en-US')})`,
    string: fallback => ` TEXT${fallback && ` (default ${fallback})`}`,
    boolean: () => '',
};

function help(command, about, options) {
    const lines = Object.entries(options).map(([name, { value, what }]) => [`--${name}${kinds[typeof value](value)}`, what]);
    const width = Math.max(...lines.map(([left]) => left.length));
    return [`bench/${command} [options]`, about, ...lines.map(([left, what]) => `  ${left.padEnd(width)}  ${what}`)].join('\n');
}

function number(name, text, { least = 1, most = Number.MAX_SAFE_INTEGER }) {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
        throw new Error(`--${name} must be a whole number of at least ${least}`
            + (most < Number.MAX_SAFE_INTEGER ? ` and at most ${most}` : ''));
    }
    return value;
}

/** The option for the parent of the temporary directory. */
export const DIR = { dir: { value: os.tmpdir(), what: 'parent of the temporary directory, on a real disk' } };

/** The option for the cost of SQL statements. */
export const STATEMENTS = { statements: { value: false, what: 'print the cost of the SQL statements (pg_stat_statements)' } };

/**
 * Returns the values of the options. Each option has a default value, whose type is that of the option, and a description; a
 * number may have limits. With --help, prints the options and exits. Exits with status 2 if an option is unknown or not valid.
 */
export function options(command, about, described) {
    try {
        const { values } = parseArgs({
            options: {
                help: { type: 'boolean', default: false },
                ...Object.fromEntries(Object.entries(described).map(([name, { value }]) =>
                    [name, typeof value === 'boolean' ? { type: 'boolean', default: value } : { type: 'string', default: String(value) }])),
            },
        });
        if (values.help) {
            console.log(help(command, about, described));
            process.exit(0);
        }
        return Object.fromEntries(Object.entries(described).map(([name, option]) =>
            [name, typeof option.value === 'number' ? number(name, values[name], option) : values[name]]));
    } catch (error) {
        console.error(`bench/${command}: ${error.message}`);
        process.exit(2);
    }
}

export const say = text => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

export const median = values => {
    const sorted = values.toSorted((a, b) => a - b);
    return (sorted[sorted.length - 1 >> 1] + sorted[sorted.length >> 1]) / 2;
};
