package io.curasync.practice;

import io.curasync.platform.SqlCondition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter of practices. An empty search, an empty list and null do not restrict the practices.
 *
 * @param search words; each must occur in the name, an id, the NPI, the state, the specialty or the rep's name
 * @param states codes, or {@code Other}; a practice must be in one of the states
 * @param rep the rep's user id; {@link #UNMATCHED} for unmatched practices
 * @param status the status in the list
 * @param activatedDays maximum number of days since the activation; {@link #EVER} for any activated practice, including
 * missing ones, as in the figure of active practices
 */
public record PracticeFilter(
        String search,
        List<String> states,
        @Nullable Long rep,
        @Nullable PracticeStatus status,
        @Nullable String specialty,
        @Nullable Integer activatedDays) {

    /** Value of {@code rep} for practices without a rep. */
    public static final long UNMATCHED = 0;
    /** Value of {@code activatedDays} for practices that were activated at any time. */
    public static final int EVER = 0;
    /** The filter that matches all practices. */
    public static final PracticeFilter ALL = new PracticeFilter("", List.of(), null, null, null, null);

    private static final String DORMANT = "exists (select from kpi_dormant d where d.practice = p.id)";

    public PracticeFilter {
        states = states.stream().distinct().sorted().toList();
    }

    /** Returns the number of filters in use, without the search. */
    public int count() {
        long others = Stream.of(rep, status, specialty, activatedDays)
                .filter(Objects::nonNull)
                .count();
        return (int) others + (states.isEmpty() ? 0 : 1);
    }

    /** Returns the same filter with another search. */
    public PracticeFilter searching(String other) {
        return new PracticeFilter(other, states, rep, status, specialty, activatedDays);
    }

    /**
     * Returns the condition with all filters except the search. The SQL expressions must equal those of the indexes.
     */
    SqlCondition restrict(SqlCondition scope) {
        SqlCondition condition = scope;
        if (!states.isEmpty()) {
            condition =
                    condition.and("reporting_state(p.state) = any(:states)", "states", states.toArray(String[]::new));
        }
        if (specialty != null) {
            condition = condition.and("coalesce(p.specialty, '') = :specialty", "specialty", specialty);
        }
        if (rep != null) {
            condition = rep == UNMATCHED
                    ? condition.and("p.owner_id is null")
                    : condition.and("p.owner_id = :rep", "rep", rep);
        }
        if (status != null) {
            condition = condition.and(
                    switch (status) {
                        case MISSING -> "p.missing_since is not null";
                        case DORMANT -> "p.missing_since is null and " + DORMANT;
                        case ACTIVE -> "p.missing_since is null and p.activated_at is not null and not " + DORMANT;
                        case ENROLLED -> "p.missing_since is null and p.activated_at is null and not " + DORMANT;
                    });
        }
        if (activatedDays != null && activatedDays == EVER) {
            condition = condition.and("p.activated_at is not null");
        } else if (activatedDays != null) {
            condition = condition.and("p.activated_at >= now() - make_interval(days => :days)", "days", activatedDays);
        }
        return condition;
    }
}
