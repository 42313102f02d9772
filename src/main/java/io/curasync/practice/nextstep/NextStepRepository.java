package io.curasync.practice.nextstep;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes next steps. Callers must lock the practice before writing. */
@Repository
class NextStepRepository {

    private static final String SELECT = """
            select s.text, s.due_on, s.set_by as set_by_id, u.name as set_by, s.set_at
            from next_step s join user_directory u on u.id = s.set_by
            where s.practice = :practice""";

    private static final String IN_SCOPE = " and exists (select from practice_directory p where p.id = s.practice and ";

    private static final String PUT = """
            insert into next_step (practice, owner_id, text, due_on, set_by, set_at)
            select id, owner_id, :text, :dueOn, :setBy, least(:setAt, clock_timestamp()) from practice_directory where id = :practice
            on conflict (practice) do update set owner_id = excluded.owner_id, text = excluded.text, due_on = excluded.due_on,
                set_by = excluded.set_by, set_at = excluded.set_at""";

    private static final String MOVE = """
            update next_step s set practice = p.id, owner_id = p.owner_id from practice_directory p
            where s.practice = :from and p.id = :to""";

    private static final String UPDATE_OWNERS = """
            update next_step s set owner_id = p.owner_id from practice_directory p
            where s.practice = any(:practices) and p.id = s.practice and s.owner_id is distinct from p.owner_id""";

    private final JdbcClient jdbc;

    NextStepRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<NextStep> find(long practice) {
        return jdbc.sql(SELECT)
                .param("practice", practice)
                .query(NextStepRepository::row)
                .optional();
    }

    Optional<NextStep> find(Scope scope, long practice) {
        SqlCondition inScope = scope.restrict("p.owner_id");
        return jdbc.sql(SELECT + IN_SCOPE + inScope.sql() + ")")
                .params(inScope.parameters())
                .param("practice", practice)
                .query(NextStepRepository::row)
                .optional();
    }

    /**
     * Sets the next step of a practice. Replaces the present next step if there is one.
     *
     * @param setAt time at which the user set the step; {@code null} for now. A time in the future counts as now.
     */
    void put(long practice, String text, LocalDate dueOn, long setBy, @Nullable Instant setAt) {
        jdbc.sql(PUT)
                .param("practice", practice)
                .param("text", text)
                .param("dueOn", dueOn)
                .param("setBy", setBy)
                .param("setAt", SqlTimes.param(setAt))
                .update();
    }

    void delete(long practice) {
        jdbc.sql("delete from next_step where practice = ?").param(practice).update();
    }

    /**
     * Moves the next step of a practice to another practice. The other practice must not have a next step.
     *
     * @param from CuraSync's id of the practice that has the step
     * @param to CuraSync's id of the practice that gets the step
     */
    void move(long from, long to) {
        jdbc.sql(MOVE).param("from", from).param("to", to).update();
    }

    /** Copies the reps of the given practices to the next steps of these practices. */
    void updateOwners(Collection<Long> practices) {
        jdbc.sql(UPDATE_OWNERS)
                .param("practices", practices.toArray(Long[]::new))
                .update();
    }

    private static NextStep row(ResultSet row, int number) throws SQLException {
        return new NextStep(
                row.getString("text"),
                row.getObject("due_on", LocalDate.class),
                row.getLong("set_by_id"),
                row.getString("set_by"),
                SqlTimes.instant(row, "set_at"));
    }
}
