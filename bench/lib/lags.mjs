// Time from the acknowledgement of an order until screens show it, by one clock, in milliseconds.

/** Orders that count in the same total, such as a rep's, and the screens that show it. */
export class Total {
    #screens = [];
    #acknowledged = [];
    #lags;

    /** Starts counting at the values that the screens show now. */
    begin(lags) {
        this.#lags = lags;
        this.#acknowledged = [];
        for (const screen of this.#screens) {
            screen.base = screen.latest;
        }
    }

    acknowledge(now) {
        this.#acknowledged.push(now);
    }

    /** Adds a screen. Returns a function to call with each value that it shows. */
    screen() {
        const screen = { base: null, latest: null };
        this.#screens.push(screen);
        return value => {
            screen.base ??= value;
            const now = performance.now();
            for (let i = (screen.latest ?? value) - screen.base; i < value - screen.base; i++) {
                // An order may be shown before its sender has read the response.
                this.#lags.note(Math.max(0, now - (this.#acknowledged[i] ?? now)));
            }
            screen.latest = value;
        };
    }

    /** Number of screens that do not show all acknowledged orders. */
    get behind() {
        return this.#screens.filter(({ base, latest }) => latest - base !== this.#acknowledged.length).length;
    }
}

/** A histogram of millions of lags, with a resolution of one millisecond. */
export class Lags {
    #counts = new Uint32Array(60_001);

    note(millis) {
        this.#counts[Math.min(60_000, Math.ceil(millis))]++;
    }

    get count() {
        return this.#counts.reduce((sum, one) => sum + one, 0);
    }

    /** The smallest time that includes this percentage of the lags. */
    percentile(share) {
        let left = Math.ceil(this.count * share / 100);
        return this.#counts.findIndex(one => (left -= one) <= 0);
    }

    get longest() {
        return this.#counts.findLastIndex(one => one > 0);
    }
}
