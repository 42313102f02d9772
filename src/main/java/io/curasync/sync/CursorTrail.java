package io.curasync.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The cursors that a run has used, as 64 bits of a SHA-256: of a million cursors, two that differ are taken for the same once in
 * 37 million runs. A run that starts over may use its cursors again, so the number of restarts is a part of the digest. For one
 * thread.
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

    /** Whether anything was read before. */
    boolean isEmpty() {
        return used.isEmpty();
    }

    /** Remembers a cursor; false if it was used since the run started over last. */
    boolean add(String cursor) {
        return used.add(digest(restarts, cursor));
    }

    /** The run reads from the beginning again. */
    void startOver() {
        restarts++;
    }

    /** Whether a cursor that is no longer valid may make the run start over once more. */
    boolean mayStartOver() {
        return restarts < MAX_RESTARTS;
    }

    static long digest(int restarts, String cursor) {
        try {
            byte[] text = (restarts + ":" + cursor).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
