package io.curasync.practice;

import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.UsStates;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Filter of the list of practices. A component that is empty or {@code null} does not restrict the practices.
 *
 * @param search words that must all match. A word can match the name, an id, the NPI, the state, the specialty or the name of the rep.
 * @param states state codes; a practice matches if its state is one of them. {@code Other} stands for all values that are not a US state or
 *     territory.
 * @param rep user id of the rep; {@link #UNMATCHED} for unmatched practices
 * @param status the displayed status
 * @param specialty the exact specialty
 * @param activatedDays maximum number of days since the activation; {@link #EVER} for practices that were activated at any time. Practices
 *     that are missing now match too.
 * @param hasUserId whether CuraGenesis's user id of the practice is known
 * @param createdHere whether the practice was created from a submission
 */
public record PracticeFilter(
        String search,
        List<String> states,
        @Nullable Long rep,
        @Nullable PracticeStatus status,
        @Nullable String specialty,
        @Nullable Integer activatedDays,
        @Nullable Boolean hasUserId,
        @Nullable Boolean createdHere) {

    /** Value of {@code rep} for practices without a rep. */
    public static final long UNMATCHED = 0;
    /** Value of {@code activatedDays} for practices that were activated at any time. */
    public static final int EVER = 0;
    /** The filter that matches all practices. */
    public static final PracticeFilter ALL = new PracticeFilter("", List.of(), null, null, null, null);

    private static final String DORMANT = "exists (select from kpi_dormant d where d.practice = p.id)";
    static final String NOT_DORMANT = "not " + DORMANT;

    public PracticeFilter {
        states = states.stream().distinct().sorted().toList();
    }

    /** Creates a filter in which {@code hasUserId} and {@code createdHere} do not restrict the practices. */
    public PracticeFilter(
            String search,
            List<String> states,
            @Nullable Long rep,
            @Nullable PracticeStatus status,
            @Nullable String specialty,
            @Nullable Integer activatedDays) {
        this(search, states, rep, status, specialty, activatedDays, null, null);
    }

    /**
     * Parses a list of state codes or names that are separated by commas. Returns the codes; an empty list for {@code null}. Does not
     * remove unknown values, so that the filter shows them. Unknown values match no practice.
     */
    public static List<String> parseStates(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(state -> !state.isEmpty())
                        .map(state -> UsStates.OTHER.equalsIgnoreCase(state)
                                ? UsStates.OTHER
                                : UsStates.code(state).orElse(state))
                        .toList();
    }

    /** Returns the number of active filters. The search is not counted. Several states count as one filter. */
    public int count() {
        long others = Stream.of(rep, status, specialty, activatedDays, hasUserId, createdHere)
                .filter(Objects::nonNull)
                .count();
        return (int) others + (states.isEmpty() ? 0 : 1);
    }

    /** Returns a copy of this filter with another search. */
    public PracticeFilter searching(String other) {
        return new PracticeFilter(other, states, rep, status, specialty, activatedDays, hasUserId, createdHere);
    }

    /**
     * Adds all filters except the search to a condition on {@code practice_directory p}. The SQL expressions must equal the expressions
     * of the indexes, so that PostgreSQL can use the indexes.
     *
     * @param scope condition that restricts the practices to a scope
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
            condition = condition.and(condition(status));
        }
        if (activatedDays != null && activatedDays == EVER) {
            condition = condition.and("p.activated_at is not null");
        } else if (activatedDays != null) {
            condition = condition.and("p.activated_at >= now() - make_interval(days => :days)", "days", activatedDays);
        }
        if (hasUserId != null) {
            condition = condition.and(hasUserId ? "p.user_id is not null" : "p.user_id is null");
        }
        if (createdHere != null) {
            condition = condition.and(createdHere ? "p.submission is not null" : "p.submission is null");
        }
        return condition;
    }

    /** Returns the SQL condition on {@code practice_directory p} for a status. */
    static String condition(PracticeStatus status) {
        return switch (status) {
            case MISSING -> "p.missing_since is not null";
            case DORMANT -> "p.missing_since is null and " + DORMANT;
            case ACTIVE -> "p.missing_since is null and p.activated_at is not null and " + NOT_DORMANT;
            case ENROLLED -> "p.missing_since is null and p.activated_at is null and " + NOT_DORMANT;
        };
    }
}
