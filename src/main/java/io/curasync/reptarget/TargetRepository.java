package io.curasync.reptarget;

import io.curasync.platform.SqlArrays;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code rep_target}. */
@Repository
class TargetRepository {

    private static final String CHANGES = """
            unnest(:users::bigint[], :months::date[], :measures::text[], :targets::bigint[])
                as c (user_id, month, measure, target)""";

    // The rows are locked in a fixed order, so that concurrent transactions do not deadlock.
    private static final String LOCK = """
            select t.user_id, t.month, t.measure, t.target from rep_target t join %s using (user_id, month, measure)
            order by t.user_id, t.month, t.measure for update of t""".formatted(CHANGES);

    private static final String SET = """
            insert into rep_target (user_id, month, measure, target, set_by)
            select user_id, month, measure, target, :by from %s where target is not null order by user_id, month, measure
            on conflict (user_id, month, measure) do update
            set target = excluded.target, set_by = excluded.set_by, set_at = now()
            where rep_target.target <> excluded.target""".formatted(CHANGES);

    private static final String CLEAR = """
            delete from rep_target t using %s
            where c.target is null and t.user_id = c.user_id and t.month = c.month and t.measure = c.measure""".formatted(CHANGES);

    private static final String SELECT_TO_COPY = """
            select t.user_id, t.target from rep_target t join user_directory u on u.id = t.user_id
            where t.month = :from and t.measure = :measure and u.enabled
              and not exists (
                  select from rep_target o where o.user_id = t.user_id and o.month = :to and o.measure = t.measure)
            order by t.user_id""";

    private final JdbcClient jdbc;

    TargetRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the targets that the changes concern until the transaction ends. Returns the present values of these targets. The map has no
     * entry for a target that does not exist.
     */
    Map<TargetKey, Long> lock(Collection<TargetChange> changes) {
        Map<TargetKey, Long> present = new HashMap<>();
        statement(LOCK, changes).query((ResultSet row) -> {
            TargetKey key = new TargetKey(
                    row.getLong("user_id"),
                    YearMonth.from(row.getObject("month", LocalDate.class)),
                    TargetMeasure.valueOf(row.getString("measure")));
            present.put(key, row.getLong("target"));
        });
        return present;
    }

    /**
     * Sets and clears targets.
     *
     * @param by id of the user who makes the changes
     */
    void apply(Collection<TargetChange> changes, long by) {
        statement(CLEAR, changes).update();
        statement(SET, changes).param("by", by).update();
    }

    /**
     * Returns changes that copy targets from one month to another. Omits deactivated users, and users who already have a target
     * in the month {@code to}.
     */
    List<TargetChange> copies(YearMonth from, YearMonth to, TargetMeasure measure) {
        return jdbc.sql(SELECT_TO_COPY)
                .param("from", from.atDay(1))
                .param("to", to.atDay(1))
                .param("measure", measure.name())
                .query((row, number) ->
                        new TargetChange(new TargetKey(row.getLong("user_id"), to, measure), row.getLong("target")))
                .list();
    }

    /** Returns the emails of users, by user id. */
    Map<Long, String> emails(Collection<Long> users) {
        Map<Long, String> emails = new HashMap<>();
        jdbc.sql("select id, email from user_directory where id = any(:users)")
                .param("users", users.toArray(Long[]::new))
                .query((ResultSet row) -> {
                    emails.put(row.getLong("id"), row.getString("email"));
                });
        return emails;
    }

    private JdbcClient.StatementSpec statement(String sql, Collection<TargetChange> changes) {
        return jdbc.sql(sql)
                .param("users", SqlArrays.texts(changes, change -> change.key().userId()))
                .param(
                        "months",
                        SqlArrays.texts(changes, change -> change.key().month().atDay(1)))
                .param(
                        "measures",
                        SqlArrays.texts(changes, change -> change.key().measure()))
                .param("targets", SqlArrays.texts(changes, TargetChange::target));
    }
}
