package io.curasync.sync.run;

import io.curasync.platform.Sha256;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Cursors that a run has used, to detect repeated cursors. Stores 64 bits of a SHA-256 digest per cursor: with a million cursors, a
 * false match occurs once in 37 million runs. After a restart, a run may use the same cursors again, so the digest includes the
 * number of restarts. Not thread-safe.
 */
final class CursorHistory {

    private static final int MAX_RESTARTS = 3;

    private final Set<Long> used;
    private int restarts;

    /**
     * Restores the history of a run.
     *
     * @param used digests of the cursors that the run has used
     */
    CursorHistory(int restarts, Collection<Long> used) {
        this.restarts = restarts;
        this.used = new HashSet<>(used);
    }

    int restarts() {
        return restarts;
    }

    /** Returns whether no cursor was used yet. */
    boolean isEmpty() {
        return used.isEmpty();
    }

    /** Adds a cursor. Returns false if it was already used since the last restart. */
    boolean add(String cursor) {
        return used.add(digest(restarts, cursor));
    }

    /** Records that the run starts again at the first page. */
    void restart() {
        restarts++;
    }

    /** Returns whether the run may start again at the first page after an expired cursor. */
    boolean canRestart() {
        return restarts < MAX_RESTARTS;
    }

    static long digest(int restarts, String cursor) {
        return Sha256.first64Bits(restarts + ":" + cursor);
    }
}
