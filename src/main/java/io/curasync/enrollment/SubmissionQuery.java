package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads submissions within the user's scope. {@link SubmissionFilter#within} restricts every query of submissions to the scope. */
@Component
public class SubmissionQuery {

    private static final TypeReference<HashMap<String, @Nullable String>> FORM = new TypeReference<>() {};

    private static final String ABSENT = "(s.absent_run is not null or s.absent_by is not null)";

    private static final String NEEDING_ATTENTION =
            " and (s.status in ('REFUSED', 'UNKNOWN') or s.status = 'DRAFT' and " + ABSENT + ")";

    private static final String SELECT = """
            select s.id, s.created_by, c.name as creator, s.rep_id, r.name as rep, s.status, s.form, s.changed_at,
                   s.attempts, s.sent_at, s.ended_at, s.message, s.user_id,
                   coalesce((select p.id from practice_directory p where p.user_id = s.user_id),
                       (select min(p.id) from practice_directory p where p.submission = s.id)) as practice,
                   s.disputed_user_id is not null as disputed, s.status = 'DRAFT' and %s as absent
            from practice_submission s
            join user_directory c on c.id = s.created_by
            left join user_directory r on r.id = s.rep_id
            where\s""".formatted(ABSENT);

    private static final String SELECT_ATTEMPTS = """
            select a.number, a.at, a.by_email as by, a.instance, a.request::text as request, a.ended_at,
                   a.outcome, a.http_status as status, a.answer, a.message
            from practice_submission_attempt a join practice_submission s on s.id = a.submission
            where\s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SubmissionQuery(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Returns up to {@code limit} submissions in the user's scope that match the filter, after skipping the first {@code offset}. */
    public List<Submission> page(
            CurrentUser user, SubmissionFilter filter, SubmissionSort sort, boolean descending, int offset, int limit) {
        SqlCondition condition = filter.within(user);
        return jdbc.sql(SELECT + condition.sql() + sort.orderBy(descending) + " limit :limit offset :offset")
                .params(condition.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query(this::row)
                .list();
    }

    /**
     * Returns the submissions in the user's scope, highest id first.
     *
     * @param id returns only submissions with a lower id; null for the first page
     */
    List<Submission> before(CurrentUser user, @Nullable Long id, int limit) {
        SqlCondition scope = SubmissionFilter.ALL.within(user);
        return jdbc.sql(SELECT + scope.sql() + " and s.id < :before order by s.id desc limit :limit")
                .params(scope.parameters())
                .param("before", id == null ? Long.MAX_VALUE : id)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    public int count(CurrentUser user, SubmissionFilter filter) {
        SqlCondition condition = filter.within(user);
        return jdbc.sql("select count(*) from practice_submission s where " + condition.sql())
                .params(condition.parameters())
                .query(Integer.class)
                .single();
    }

    /** Returns the submissions in the user's scope for which {@link Submission#needsAttention} is true, latest change first. */
    public List<Submission> needingAttention(CurrentUser user, int limit) {
        SqlCondition scope = SubmissionFilter.ALL.within(user);
        return jdbc.sql(SELECT + scope.sql() + NEEDING_ATTENTION + SubmissionSort.CHANGED.orderBy(true)
                        + " limit :limit")
                .params(scope.parameters())
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Returns the number of submissions in the user's scope for which {@link Submission#needsAttention} is true. */
    public int countNeedingAttention(CurrentUser user) {
        SqlCondition scope = SubmissionFilter.ALL.within(user);
        return jdbc.sql("select count(*) from practice_submission s where " + scope.sql() + NEEDING_ATTENTION)
                .params(scope.parameters())
                .query(Integer.class)
                .single();
    }

    /** Returns a submission; empty if the user's scope does not contain it. */
    public Optional<Submission> find(CurrentUser user, long id) {
        SqlCondition scope = SubmissionFilter.ALL.within(user);
        return jdbc.sql(SELECT + scope.sql() + " and s.id = :id")
                .params(scope.parameters())
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** Returns the attempts to send a submission, latest first; empty if the user's scope does not contain the submission. */
    public List<SubmissionAttempt> attempts(CurrentUser user, long id) {
        SqlCondition scope = SubmissionFilter.ALL.within(user);
        return jdbc.sql(SELECT_ATTEMPTS + scope.sql() + " and s.id = :id order by a.number desc")
                .params(scope.parameters())
                .param("id", id)
                .query(SubmissionAttempt.class)
                .list();
    }

    /** Returns up to 200 specialties of all practices in alphabetical order, as suggestions for the form. */
    public List<String> specialties() {
        return jdbc.sql("select distinct specialty from practice_directory where specialty <> '' order by 1 limit 200")
                .query(String.class)
                .list();
    }

    private Submission row(ResultSet row, int number) throws SQLException {
        Map<String, @Nullable String> form = json.readValue(row.getString("form"), FORM);
        return new Submission(
                row.getLong("id"),
                row.getLong("created_by"),
                row.getString("creator"),
                row.getObject("rep_id", Long.class),
                row.getString("rep"),
                SubmissionStatus.valueOf(row.getString("status")),
                FormData.of(form),
                SqlTimes.instant(row, "changed_at"),
                row.getInt("attempts"),
                SqlTimes.instantOrNull(row, "sent_at"),
                SqlTimes.instantOrNull(row, "ended_at"),
                row.getString("message"),
                row.getString("user_id"),
                row.getObject("practice", Long.class),
                row.getBoolean("disputed"),
                row.getBoolean("absent"));
    }
}
