// Totals of orders on screens that follow them for hours: bounded memory, and screens may be replaced.
import { Lags } from '../lags.mjs';

/** Orders that count in the same total, such as a rep's, and the screens that show it. */
export class RunningTotal {
    #screens = new Set();
    /** Times of the acknowledged orders that some screen does not show yet, after the first ones. */
    #acknowledged = [];
    #first = 0;
    /** The total before the first order. */
    #origin = null;
    #lags;

    constructor(lags) {
        this.#lags = lags;
    }

    acknowledge(now) {
        this.#acknowledged.push(now);
    }

    /** Adds a screen: `show` takes each value that it shows, `close` removes it. */
    screen() {
        const screen = { seen: null };
        this.#screens.add(screen);
        return { show: value => this.#show(screen, value), close: () => this.#screens.delete(screen) };
    }

    #show(screen, value) {
        this.#origin ??= value;
        const now = performance.now();
        const seen = value - this.#origin;
        for (let i = screen.seen ?? seen; i < seen; i++) {
            // An order may be shown before its sender has read the response.
            this.#lags.note(Math.max(0, now - (this.#acknowledged[i - this.#first] ?? now)));
        }
        screen.seen = seen;
    }

    /** Forgets the times of orders that all screens show. */
    trim() {
        const least = Math.min(this.#first + this.#acknowledged.length, ...[...this.#screens].map(({ seen }) => seen ?? 0));
        if (least > this.#first) {
            this.#acknowledged.splice(0, least - this.#first);
            this.#first = least;
        }
    }

    /** Number of screens that do not show exactly the acknowledged orders. */
    get behind() {
        return [...this.#screens].filter(({ seen }) => seen !== this.#first + this.#acknowledged.length).length;
    }
}

/** Times since the last sample. Those during a sample are not noted, because its full collection stops the application. */
export class WindowedLags {
    #lags = new Lags();
    #paused = false;

    note(millis) {
        if (!this.#paused) {
            this.#lags.note(millis);
        }
    }

    /** Returns the median and the 99th percentile, or null if there are none, and pauses. */
    pause() {
        this.#paused = true;
        return this.#lags.count === 0 ? null : { half: this.#lags.percentile(50), most: this.#lags.percentile(99) };
    }

    resume() {
        this.#lags = new Lags();
        this.#paused = false;
    }
}
