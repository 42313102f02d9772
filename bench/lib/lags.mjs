// How long after their acknowledgement orders are on screens. Times are of one clock, in milliseconds.

/** Orders that count in the same total, such as a rep's, and the screens that show it. */
export class Total {
    #screens = [];
    #acknowledged = [];
    #lags;

    /** Counts from what the screens show now on. */
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

    /** One more screen: returns what is to be told each value that it shows. */
    screen() {
        const screen = { base: null, latest: null };
        this.#screens.push(screen);
        return value => {
            screen.base ??= value;
            const now = performance.now();
            for (let i = (screen.latest ?? value) - screen.base; i < value - screen.base; i++) {
                // An order may be shown before its sender has read the answer.
                this.#lags.note(Math.max(0, now - (this.#acknowledged[i] ?? now)));
            }
            screen.latest = value;
        };
    }

    /** How many screens do not show all of it. */
    get behind() {
        return this.#screens.filter(({ base, latest }) => latest - base !== this.#acknowledged.length).length;
    }
}

/** Millions of them, to the millisecond. */
export class Lags {
    #counts = new Uint32Array(60_001);

    note(millis) {
        this.#counts[Math.min(60_000, Math.ceil(millis))]++;
    }

    get count() {
        return this.#counts.reduce((sum, one) => sum + one, 0);
    }

    /** The least time within which so many of a hundred are. */
    percentile(share) {
        let left = Math.ceil(this.count * share / 100);
        return this.#counts.findIndex(one => (left -= one) <= 0);
    }

    get longest() {
        return this.#counts.findLastIndex(one => one > 0);
    }
}
