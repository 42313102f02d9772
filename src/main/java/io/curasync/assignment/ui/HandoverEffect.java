package io.curasync.assignment.ui;

import io.curasync.account.User;
import io.curasync.assignment.AssignmentQuery;
import io.curasync.assignment.AssignmentQuery.Released;
import io.curasync.ui.NumberLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes in numbers what a handover or a release of practices will do. */
final class HandoverEffect {

    private static final int MAX_NAMES = 3;

    private final AssignmentQuery query;
    private final List<Long> practices;
    private final List<String> names;
    private final long others;
    private final List<Released> released;

    /**
     * Creates the description, and reads the numbers that do not depend on the receiving rep.
     *
     * @param practices CuraSync's ids
     */
    HandoverEffect(AssignmentQuery query, List<Long> practices) {
        this.query = query;
        this.practices = practices;
        names = query.unusedNames(practices);
        others = query.countOthers(practices, names);
        released = query.released(practices);
    }

    /**
     * The effect of the chosen options.
     *
     * @param action label of the button, such as {@code Hand over 37 practices}
     * @param detail one or more sentences; may be empty
     * @param possible whether the action changes anything
     */
    record Shown(String action, String detail, boolean possible) {}

    /** Returns whether at least one name can become an alias. */
    boolean hasNames() {
        return !names.isEmpty();
    }

    /**
     * Returns the rep names in CuraGenesis that can become aliases, in quotation marks. Lists at most {@value #MAX_NAMES} names, followed
     * by the number of the remaining names, such as {@code and 2 more}.
     */
    String quotedNames() {
        String first =
                names.stream().limit(MAX_NAMES).map(name -> "“" + name + "”").collect(Collectors.joining(", "));
        return names.size() > MAX_NAMES ? first + " and " + (names.size() - MAX_NAMES) + " more" : first;
    }

    /** Returns whether a release changes any practice. */
    boolean canRelease() {
        return !released.isEmpty();
    }

    /**
     * Describes a handover to a rep.
     *
     * @param rep the receiving rep; {@code null} if none was chosen yet
     */
    Shown handOver(@Nullable User rep, boolean remember) {
        long moved = rep == null ? practices.size() : query.countToMove(practices, rep.id());
        long all = moved + (remember ? others : 0);
        long unchanged = practices.size() - moved;
        List<String> sentences = new ArrayList<>();
        if (rep != null && unchanged > 0) {
            sentences.add("%s already %s to %s."
                    .formatted(NumberLabels.of(unchanged), unchanged == 1 ? "belongs" : "belong", rep.name()));
        }
        if (hasNames()) {
            String named = names.size() == 1 ? "this name" : "these names";
            String otherPractices = NumberLabels.of(others, "other unmatched practice");
            if (remember) {
                if (others > 0) {
                    sentences.add("Includes %s with %s.".formatted(otherPractices, named));
                }
                sentences.add("Future practices with %s go to this rep.".formatted(named));
            } else {
                sentences.add("Future practices with %s stay unmatched.".formatted(named));
            }
        }
        boolean possible = rep != null && (all > 0 || remember);
        return new Shown("Hand over " + NumberLabels.of(all, "practice"), String.join(" ", sentences), possible);
    }

    /** Describes a release. */
    Shown release() {
        long all = released.stream().mapToLong(Released::practices).sum();
        String targets = released.stream()
                .map(to -> to.rep() == null
                        ? NumberLabels.of(to.practices()) + " without a rep"
                        : NumberLabels.of(to.practices()) + " to " + to.rep())
                .collect(Collectors.joining(", "));
        long unchanged = practices.size() - all;
        String rest = unchanged == 0
                ? ""
                : " %s already %s CuraGenesis."
                        .formatted(NumberLabels.of(unchanged), unchanged == 1 ? "follows" : "follow");
        return new Shown(
                "Release " + NumberLabels.of(all, "practice"),
                "The practices follow CuraGenesis again: " + targets + "." + rest,
                all > 0);
    }
}
