// The command line.
import { parseArgs } from 'node:util';

const HELP = `bench/webhooks [options]
  --rounds N     rounds, each with the three receivers in turn (default 3)
  --seconds N    length of each measured part (default 15)
  --warmup N     requests before the first measured part, for each receiver (default 60000)
  --dir PATH     parent of the temporary directory, on a real disk (default: the system's)
  --hold-worker  block the worker during the measurement, to measure the webhook endpoint alone
  --statements   print the cost of CuraSync's SQL statements (pg_stat_statements)
  --markdown     print a table for docs/benchmarks.md
JAVA_TOOL_OPTIONS is passed to CuraSync, for example for a flight recording.`;

export function count(name, text, most) {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > most) {
        throw new Error(`--${name} must be a number from 1 to ${most}`);
    }
    return value;
}

export function options() {
    const { values } = parseArgs({
        options: {
            rounds: { type: 'string', default: '3' },
            seconds: { type: 'string', default: '15' },
            warmup: { type: 'string', default: '60000' },
            dir: { type: 'string' },
            'hold-worker': { type: 'boolean', default: false },
            statements: { type: 'boolean', default: false },
            markdown: { type: 'boolean', default: false },
            help: { type: 'boolean', default: false },
        },
    });
    if (values.help) {
        console.log(HELP);
        process.exit(0);
    }
    return {
        rounds: count('rounds', values.rounds, 20),
        seconds: count('seconds', values.seconds, 120),
        warmup: count('warmup', values.warmup, 500_000),
        dir: values.dir,
        holdWorker: values['hold-worker'],
        statements: values.statements,
        markdown: values.markdown,
    };
}
