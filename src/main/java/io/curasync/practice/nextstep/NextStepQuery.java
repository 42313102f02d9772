package io.curasync.practice.nextstep;

import io.curasync.account.Scope;
import io.curasync.platform.BusinessTime;
import io.curasync.platform.SqlCondition;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads next steps. Every query with a scope returns only the next steps of practices in this scope. */
@Component
public class NextStepQuery {

    /** Maximum result of {@link #countDue}. */
    public static final int MAX_COUNT = 1_000;

    // Reads a range of the index on due days, for one rep or for all reps. The join repeats the condition on the rep,
    // because the rep of the practice determines who may see the next step.
    static final String SELECT_DUE = """
            select s.practice, coalesce(p.name, p.practice_id, p.user_id) as label, s.text, s.due_on
            from (select * from next_step s where s.due_on <= :day and %s order by s.due_on, s.practice limit :limit) s
                join practice_directory p on p.id = s.practice
            where %s order by s.due_on, s.practice""";

    private static final String COUNT_DUE =
            "select count(*) from (select from next_step s where s.due_on <= :day and %s limit :limit) due";

    private final JdbcClient jdbc;
    private final NextStepRepository repository;

    NextStepQuery(JdbcClient jdbc, NextStepRepository repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    /** Returns the current day in the business time zone, by PostgreSQL's clock. */
    public LocalDate today() {
        return BusinessTime.read(jdbc).today();
    }

    /**
     * Returns the next step of a practice, with the current day. The result contains no step if the practice has none or is out of scope.
     *
     * @param practice CuraSync's id of the practice
     */
    public FollowUp of(Scope scope, long practice) {
        BusinessTime time = BusinessTime.read(jdbc);
        return new FollowUp(repository.find(scope, practice).orElse(null), time.today(), time.zone());
    }

    /**
     * Returns the next steps in scope that are due on a day or earlier. The step that is overdue the longest comes first.
     *
     * @param day latest due day in the business time zone, usually {@link #today}
     * @param limit maximum number of steps
     */
    public List<DueNextStep> due(Scope scope, LocalDate day, int limit) {
        SqlCondition inScope = scope.restrict("s.owner_id");
        return jdbc.sql(SELECT_DUE.formatted(
                        inScope.sql(), scope.restrict("p.owner_id").sql()))
                .params(inScope.parameters())
                .param("day", day)
                .param("limit", limit)
                .query(DueNextStep.class)
                .list();
    }

    /** Returns the number of next steps in scope that are due on a day or earlier, at most {@value #MAX_COUNT}. */
    public int countDue(Scope scope, LocalDate day) {
        SqlCondition inScope = scope.restrict("s.owner_id");
        return jdbc.sql(COUNT_DUE.formatted(inScope.sql()))
                .params(inScope.parameters())
                .param("day", day)
                .param("limit", MAX_COUNT)
                .query(Integer.class)
                .single();
    }
}
