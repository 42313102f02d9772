package io.curasync.sync.run;

import io.curasync.platform.Sha256;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Detects repeated cursors of a run. Stores 64 bits of a SHA-256 per cursor: with a million cursors, a false match occurs once in
 * 37 million runs. A run that starts over may use its cursors again, so the digest includes the number of restarts. Not
 * thread-safe.
 */
final class CursorTrail {

    private static final int MAX_RESTARTS = 3;

    private final Set<Long> used;
    private int restarts;

    /** Continues the trail of a run. */
    CursorTrail(int restarts, Collection<Long> used) {
        this.restarts = restarts;
        this.used = new HashSet<>(used);
    }

    int restarts() {
        return restarts;
    }

    /** Whether no cursor was used yet. */
    boolean isEmpty() {
        return used.isEmpty();
    }

    /** Adds a cursor. Returns false if it was already used since the last restart. */
    boolean add(String cursor) {
        return used.add(digest(restarts, cursor));
    }

    /** Records that the run reads from the beginning again. */
    void startOver() {
        restarts++;
    }

    /** Whether the run may start over again after an expired cursor. */
    boolean mayStartOver() {
        return restarts < MAX_RESTARTS;
    }

    static long digest(int restarts, String cursor) {
        return Sha256.first64Bits(restarts + ":" + cursor);
    }
}
