package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.Source;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the timelines of practices. */
@Component
public class TimelineQuery {

    private static final String SELECT = """
            select t.id, t.practice, coalesce(p.name, p.practice_id, p.user_id) as label, t.fact, t.source, t.source_id,
                   t.source_at, t.received_at, t.outcome, t.detail
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TimelineQuery(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Returns a practice's newest entries, newest first. Empty if the practice is out of scope. */
    public List<TimelineEntry> of(Scope scope, long practice, int limit) {
        return of(scope, practice, "", 0, limit);
    }

    /**
     * Returns a practice's entries with ids below the given one, newest first. Empty if the practice is out of scope.
     */
    public List<TimelineEntry> before(Scope scope, long practice, long id, int limit) {
        return of(scope, practice, " and t.id < :id", id, limit);
    }

    /**
     * Returns a practice's newest entries with ids above the given one, newest first. Empty if the practice is out of
     * scope.
     */
    public List<TimelineEntry> after(Scope scope, long practice, long id, int limit) {
        return of(scope, practice, " and t.id > :id", id, limit);
    }

    private List<TimelineEntry> of(Scope scope, long practice, String bound, long id, int limit) {
        SqlCondition inScope = scope.restrict("p.owner_id");
        return jdbc.sql(SELECT + "from practice_timeline t join practice_directory p on p.id = t.practice where "
                        + inScope.sql() + " and t.practice = :practice" + bound
                        + " order by t.id desc limit :limit")
                .params(inScope.parameters())
                .param("practice", practice)
                .param("id", id)
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    /** Returns the newest entries with an effect, of all practices, newest first. */
    public List<TimelineEntry> newest(int limit) {
        return jdbc.sql(SELECT + """
                        from (
                            select * from practice_timeline
                            where outcome in ('CREATED', 'UPDATED') order by id desc limit :limit
                        ) t join practice_directory p on p.id = t.practice order by t.id desc
                        """).param("limit", limit).query(this::entry).list();
    }

    /**
     * Returns the newest entries with an effect, of the given practices, newest first. Omits practices out of scope.
     */
    public List<TimelineEntry> newest(Scope scope, Collection<Long> practices, int limit) {
        // Reads the newest entries of each practice by index, because a small portfolio must not cost a scan of the
        // whole timeline.
        SqlCondition inScope = scope.restrict("p.owner_id");
        return jdbc.sql(SELECT + """
                        from practice_directory p cross join lateral (
                            select * from practice_timeline
                            where practice = p.id and outcome in ('CREATED', 'UPDATED')
                            order by id desc limit :limit) t where\s""" + inScope.sql() + """
                         and p.id = any(:practices) order by t.id desc limit :limit
                        """)
                .params(inScope.parameters())
                .param("practices", practices.toArray(Long[]::new))
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    private TimelineEntry entry(ResultSet row, int number) throws SQLException {
        return new TimelineEntry(
                row.getLong("id"),
                row.getLong("practice"),
                row.getString("label"),
                row.getString("fact"),
                Source.valueOf(row.getString("source")),
                row.getObject("source_id", Long.class),
                SqlTimes.instantOrNull(row, "source_at"),
                SqlTimes.instant(row, "received_at"),
                FactOutcome.valueOf(row.getString("outcome")),
                json.readValue(row.getString("detail"), TimelineEntry.Detail.class));
    }
}
