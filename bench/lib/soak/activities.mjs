// Repeats activities at a steady pace until the end, and counts what succeeded and failed.
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../options.mjs';

/** So many failures of an activity are printed; after that, only their number is known. */
const PRINTED = 5;

export class Activities {
    #counts = new Map();
    #turns = [];
    #stop = new AbortController();

    #of(name) {
        if (!this.#counts.has(name)) {
            this.#counts.set(name, { name, done: 0, failed: 0 });
        }
        return this.#counts.get(name);
    }

    done(name) {
        this.#of(name).done++;
    }

    fail(name, error) {
        if (++this.#of(name).failed <= PRINTED) {
            say(`${name}: ${error.message}${error.cause ? ` (${error.cause.message})` : ''}`);
        }
    }

    async attempt(name, work) {
        try {
            await work();
            this.done(name);
        } catch (error) {
            this.fail(name, error);
        }
    }

    /** Does the work every so many milliseconds. One that takes longer delays the next one. */
    repeat(name, millis, work) {
        this.#turns.push((async () => {
            let next = performance.now() + millis;
            while (await this.#wait(next - performance.now())) {
                await this.attempt(name, work);
                next = Math.max(next + millis, performance.now());
            }
        })());
    }

    /** Returns false if the end comes first. */
    async #wait(millis) {
        try {
            await sleep(Math.max(0, millis), null, { signal: this.#stop.signal });
            return true;
        } catch {
            return false;
        }
    }

    async stop() {
        this.#stop.abort();
        await Promise.all(this.#turns);
    }

    /** Successes and failures of each activity. */
    counts() {
        return [...this.#counts.values()];
    }

    count(name) {
        return this.#of(name).done;
    }
}
