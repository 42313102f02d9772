// The result of a run: what grew, how much load there was, and where growth comes from.
import { machine, table, whole } from '../report.mjs';

const LISTED = 12;

const VERDICTS = { grows: 'no', steady: 'yes', unknown: 'too few samples' };

function row({ name, unit, digits, first, last, perHour, growth, tolerated, verdict }) {
    const show = value => (value === undefined ? '–' : value.toLocaleString('en-US',
        { minimumFractionDigits: digits, maximumFractionDigits: digits }));
    const slope = perHour === undefined ? '–' : Number(perHour.toPrecision(2)).toLocaleString('en-US', { maximumFractionDigits: 3 });
    return [unit ? `${name}, ${unit}` : name,
        show(first), show(last), slope, show(growth), show(tolerated), VERDICTS[verdict]];
}

/** The largest increases of a map of numbers. */
function increases(before, after) {
    return Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)])
        .filter(([, more]) => more > 0).toSorted(([, a], [, b]) => b - a).slice(0, LISTED);
}

/** Classes and tables that became larger between two samples, for the search after a cause. */
export function causes(before, after) {
    const bytes = ({ classes }) => Object.fromEntries([...classes].map(([name, one]) => [name, one.bytes]));
    const list = (what, pairs) => [what, ...pairs.map(([name, more]) => `${whole(more).padStart(14)}  ${name}`)].join('\n');
    return [
        list('classes with more live bytes:', increases(bytes(before), bytes(after))),
        list('tables with more bytes, with indexes:', increases(before.sizes, after.sizes)),
        list('tables with more dead rows:', increases(before.deadRows, after.deadRows)),
    ].join('\n\n');
}

export function soakReport(results, { version, options, load, activities, samples, minutes }) {
    const messages = samples.reduce((sum, one) => sum + one.messages, 0) / samples.length;
    return [
        machine(version),
        `${Math.round(minutes)} minutes, ${samples.length} samples, ${options.screens} dashboards, ${options.rate} webhooks/s,`
            + ` ${whole(options.practices)} practices; load average before and after: ${load}`,
        table(['', 'done', 'failed'], activities.map(({ name, done, failed }) => [name, whole(done), whole(failed)]), true),
        `${messages.toFixed(0)} updates of dashboards per second.`,
        table(['', 'after the warm-up', 'at the end', 'slope per hour', 'growth', 'tolerated', 'steady'], results.map(row), true),
    ].join('\n\n');
}
