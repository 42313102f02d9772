package io.curasync.sync.run;

import io.curasync.platform.Sha256;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Cursors that a run has used, for detecting repeated cursors. Stores 64 bits of a SHA-256 digest per cursor. If a run uses a million
 * cursors, the probability of a false match is 1 in 37 million. After a restart at the first page, a run may use the same cursors again, so
 * the digest includes the number of restarts. Not thread-safe.
 */
final class CursorHistory {

    private static final int MAX_RESTARTS = 3;

    private final Set<Long> used;
    private int restarts;

    /**
     * Restores the history of a run.
     *
     * @param restarts number of restarts of the run so far
     * @param used digests of the cursors that the run has used, including those before a restart
     */
    CursorHistory(int restarts, Collection<Long> used) {
        this.restarts = restarts;
        this.used = new HashSet<>(used);
    }

    int restarts() {
        return restarts;
    }

    /** Returns true if the run has not used any cursor yet. */
    boolean isEmpty() {
        return used.isEmpty();
    }

    /** Records that the run uses a cursor. Returns false if the run has already used this cursor since its last restart. */
    boolean add(String cursor) {
        return used.add(digest(restarts, cursor));
    }

    /** Records that the run starts again at the first page. */
    void restart() {
        restarts++;
    }

    /**
     * Returns whether the run may start again at the first page after a cursor has expired. This is allowed until the run has restarted
     * three times.
     */
    boolean canRestart() {
        return restarts < MAX_RESTARTS;
    }

    static long digest(int restarts, String cursor) {
        return Sha256.first64Bits(restarts + ":" + cursor);
    }
}
