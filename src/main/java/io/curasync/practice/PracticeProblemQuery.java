package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the problems of a practice, which are quarantined rows, and failed or waiting events. */
@Component
public class PracticeProblemQuery {

    // The comparison of a row's ids ignores case, because an unreadable row may have a damaged id.
    // MissingPracticeMarker compares the ids of rows in the same way.
    private static final String PROBLEMS = """
            select * from (
            select 'QUARANTINED' as kind, false as is_event, q.id, q.last_seen as at, null as event, %2$s as reason, q.resolved_at
            from practice_directory p join quarantined_row q
                on lower(q.practice_id) = lower(p.practice_id) or lower(q.user_id) = lower(p.user_id)
            where %1$s and p.id = :practice
            union all
            select e.status, true, e.id, e.received_at, e.event, %3$s, null
            from practice_directory p join unprocessed_event e
                on e.practice_id = p.practice_id or e.user_id = p.user_id
            where %1$s and p.id = :practice) problem
            where (at, is_event, id) < (:at, :isEvent, :id) order by at desc, is_event desc, id desc limit :limit""";

    private static final String NO_REASON = "null";

    private final JdbcClient jdbc;

    PracticeProblemQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Position of a problem in the list of problems. Problems with the same time are ordered by the other components.
     *
     * @param isEvent whether the problem is an event. Rows and events have separate ids, so a row and an event may have the same id.
     */
    public record Position(Instant at, boolean isEvent, long id) {

        /** Position before the first problem. PostgreSQL can represent its time, which is later than the time of any problem. */
        public static final Position START = new Position(Instant.parse("9999-12-31T00:00:00Z"), true, Long.MAX_VALUE);

        public static Position of(PracticeProblem problem) {
            return new Position(problem.at(), problem.kind() != PracticeProblem.Kind.QUARANTINED, problem.id());
        }
    }

    /**
     * Returns the newest problems of a practice, newest first. Returns an empty list if the practice is out of scope.
     *
     * @param practice CuraSync's id of the practice
     */
    public List<PracticeProblem> of(Scope scope, long practice, int limit) {
        return after(scope, practice, Position.START, limit);
    }

    /**
     * Returns the newest problems of a practice after a position, newest first. Returns an empty list if the practice is out of scope.
     *
     * @param practice CuraSync's id of the practice
     */
    public List<PracticeProblem> after(Scope scope, long practice, Position position, int limit) {
        SqlCondition inScope = scope.restrict("p.owner_id");
        boolean withReasons = scope instanceof Scope.All;
        return jdbc.sql(PROBLEMS.formatted(
                        inScope.sql(), withReasons ? "q.reason" : NO_REASON, withReasons ? "e.error" : NO_REASON))
                .params(inScope.parameters())
                .param("practice", practice)
                .param("at", SqlTimes.param(position.at()))
                .param("isEvent", position.isEvent())
                .param("id", position.id())
                .param("limit", limit)
                .query(PracticeProblem.class)
                .list();
    }
}
