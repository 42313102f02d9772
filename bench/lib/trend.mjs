// Decides robustly whether a series of samples grows: a single outlier or a sawtooth does not.
import { median } from './options.mjs';

/** More points are combined into as many groups, each with its median: the number of pairs grows with the square. */
const MOST_POINTS = 200;
/** One-sided quantile of the normal distribution for 99 %. */
const SURE = 2.326;
const FEWEST_POINTS = 5;

/** Combines neighboring points, so that at most this many remain. */
export function thin(points, most = MOST_POINTS) {
    const size = Math.ceil(points.length / most);
    return Array.from({ length: Math.ceil(points.length / size) }, (_, i) => points.slice(i * size, (i + 1) * size))
        .map(group => [median(group.map(([x]) => x)), median(group.map(([, y]) => y))]);
}

/**
 * Returns the Theil-Sen slope, which is the median of the slopes between all pairs of points, and whether the Mann-Kendall test
 * says with 99 % confidence that later values are larger. Returns null if there are too few points.
 *
 * @param points pairs of a time and a value, in the order of time
 */
export function trend(points) {
    if (points.length < FEWEST_POINTS) {
        return null;
    }
    const few = thin(points);
    const slopes = [];
    let rises = 0;
    for (let i = 0; i < few.length; i++) {
        for (let j = i + 1; j < few.length; j++) {
            slopes.push((few[j][1] - few[i][1]) / (few[j][0] - few[i][0]));
            rises += Math.sign(few[j][1] - few[i][1]);
        }
    }
    const n = few.length;
    return { slope: median(slopes), rising: (rises - 1) / Math.sqrt(n * (n - 1) * (2 * n + 5) / 18) > SURE };
}
