// Which quantities grew over the second half of a run; the first half is the warm-up.
import { median } from '../options.mjs';
import { trend } from '../trend.mjs';
import { QUANTITIES } from './quantities.mjs';

/** The first and last values of the report are medians of this share of the judged samples. */
const EDGE = 5;

/** Values with their times in seconds; samples without a value are left out. */
export const points = (samples, of) => samples.map(sample => [sample.seconds, of(sample)])
    .filter(([, value]) => value !== null && Number.isFinite(value));

export const judged = (samples, seconds) => samples.filter(sample => sample.seconds >= seconds / 2);

/** @param seconds length of the run */
export function judge(samples, seconds) {
    return QUANTITIES.map(quantity => {
        const series = points(judged(samples, seconds), quantity.of);
        const found = trend(series);
        if (found === null) {
            return { ...quantity, verdict: 'unknown' };
        }
        const values = series.map(([, value]) => value);
        const edge = Math.ceil(values.length / EDGE);
        const growth = found.slope * (series.at(-1)[0] - series[0][0]);
        const tolerated = Math.max(quantity.least, quantity.share * median(values));
        return {
            ...quantity,
            first: median(values.slice(0, edge)),
            last: median(values.slice(-edge)),
            perHour: found.slope * 3_600,
            growth,
            tolerated,
            verdict: found.rising && growth > tolerated ? 'grows' : 'steady',
        };
    });
}
