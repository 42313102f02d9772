package io.curasync.ledger.edit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The practices that have each NPI while a batch of edits is undone. {@link UndoPlan} updates them after each edit, so that an undo does
 * not give two practices the same NPI.
 */
public final class NpiHolders {

    private final Map<String, Set<Long>> holders = new HashMap<>();

    public void add(String npi, long practice) {
        holders.computeIfAbsent(npi, none -> new HashSet<>()).add(practice);
    }

    /** Returns whether a practice other than {@code practice} has the NPI. Returns false if the NPI is null. */
    boolean isTaken(@Nullable String npi, long practice) {
        return npi != null && holders.getOrDefault(npi, Set.of()).stream().anyMatch(holder -> holder != practice);
    }

    void replace(long practice, @Nullable String before, @Nullable String after) {
        Set<Long> previous = before == null ? null : holders.get(before);
        if (previous != null) {
            previous.remove(practice);
        }
        if (after != null) {
            add(after, practice);
        }
    }
}
