package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the submission from which a practice was created, if the user may see it. */
@Component
public class SubmissionLinkQuery {

    private static final String SELECT = """
            select s.id from practice_directory p join submission_access s on s.id = p.submission
            where %s and p.id = :practice""";

    // A rep sees the submissions that the rep created, and the submissions for practices that the rep will get.
    private static final String OF_REP = " and (s.created_by = :scope or s.rep_id = :scope)";

    private final JdbcClient jdbc;

    SubmissionLinkQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the id of the submission from which a practice was created. Empty if the practice was not created here or is out of scope, or
     * if the user may not see the submission.
     *
     * @param practice CuraSync's id of the practice
     */
    public Optional<Long> of(Scope scope, long practice) {
        SqlCondition inScope = scope.restrict("p.owner_id");
        return jdbc.sql(SELECT.formatted(inScope.sql()) + (scope instanceof Scope.Own ? OF_REP : ""))
                .params(inScope.parameters())
                .param("practice", practice)
                .query(Long.class)
                .optional();
    }
}
