package io.curasync.practice;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which practices are asked for. Null and "" do not restrict.
 *
 * @param search words, each of them a part of the name, an id, the NPI, the state or the rep's name
 * @param state as it counts: its code, or {@code Other}
 * @param rep the owner's id; {@link #NOBODY}: unmatched ones
 * @param status as lists show it: a missing practice is nothing else, whether it was activated or not
 * @param activatedDays activated within so many days; {@link #EVER}: at any time, missing or not, as figures count active ones
 */
public record PracticeFilter(
        String search,
        @Nullable String state,
        @Nullable Long rep,
        @Nullable PracticeStatus status,
        @Nullable String specialty,
        @Nullable Integer activatedDays) {

    public static final long NOBODY = 0;
    public static final int EVER = 0;
    public static final PracticeFilter ALL = new PracticeFilter("", null, null, null, null, null);

    /** How many of the filters restrict, the search apart. */
    public int count() {
        return (int) Stream.of(state, rep, status, specialty, activatedDays)
                .filter(Objects::nonNull)
                .count();
    }

    /** Adds all but the search. The expressions are those of the indexes. */
    Where restrict(Where within) {
        Where where = within;
        if (state != null) {
            where = where.and("counted_state(p.state) = :state", "state", state);
        }
        if (specialty != null) {
            where = where.and("coalesce(p.specialty, '') = :specialty", "specialty", specialty);
        }
        if (rep != null) {
            where = rep == NOBODY ? where.and("p.owner_id is null") : where.and("p.owner_id = :rep", "rep", rep);
        }
        if (status != null) {
            where = where.and(
                    switch (status) {
                        case MISSING -> "p.missing_since is not null";
                        case ACTIVE -> "p.missing_since is null and p.activated_at is not null";
                        case ENROLLED -> "p.missing_since is null and p.activated_at is null";
                    });
        }
        if (activatedDays != null && activatedDays == EVER) {
            where = where.and("p.activated_at is not null");
        } else if (activatedDays != null) {
            where = where.and("p.activated_at >= now() - make_interval(days => :days)", "days", activatedDays);
        }
        return where;
    }
}
