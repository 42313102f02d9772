package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.Source;
import io.curasync.ledger.note.PeopleTimeline;
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
                   b.name as by, t.source_at, t.received_at, t.outcome, t.detail
            """;

    /** Join that reads the user who made the change. */
    private static final String BY = " left join user_directory b on t.source = 'PEOPLE' and b.id = t.source_id";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TimelineQuery(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Returns the newest entries of a practice, newest first. Returns an empty list if the practice is out of scope.
     *
     * @param practice CuraSync's id of the practice
     */
    public List<TimelineEntry> of(Scope scope, long practice, int limit) {
        return of(scope, practice, "", 0, limit);
    }

    /**
     * Returns the newest entries of a practice with ids below the given id, newest first. Returns an empty list if the practice is out of
     * scope.
     *
     * @param practice CuraSync's id of the practice
     * @param id id of a timeline entry
     */
    public List<TimelineEntry> before(Scope scope, long practice, long id, int limit) {
        return of(scope, practice, " and t.id < :id", id, limit);
    }

    /**
     * Returns the newest entries of a practice with ids above the given id, newest first. Returns an empty list if the practice is out of
     * scope.
     *
     * @param practice CuraSync's id of the practice
     * @param id id of a timeline entry; 0 for all entries
     */
    public List<TimelineEntry> after(Scope scope, long practice, long id, int limit) {
        return of(scope, practice, " and t.id > :id", id, limit);
    }

    /**
     * Returns those of the given notes that their authors can still edit, newest first. The end of
     * {@link PeopleTimeline#EDIT_PERIOD} is by PostgreSQL's clock. Omits all notes if the practice is out of scope.
     *
     * @param practice CuraSync's id of the practice
     * @param entries ids of the timeline entries of notes about the practice
     */
    public List<TimelineEntry> editableNotes(Scope scope, long practice, Collection<Long> entries) {
        SqlCondition inScope = scope.restrict("p.owner_id");
        return entries.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "from practice_timeline t join practice_directory p on p.id = t.practice" + BY
                                + " where " + inScope.sql() + " and t.practice = :practice and t.id = any(:entries)"
                                + " and t.received_at > now() - :editPeriod * interval '1 second' order by t.id desc")
                        .param("editPeriod", PeopleTimeline.EDIT_PERIOD.toSeconds())
                        .params(inScope.parameters())
                        .param("practice", practice)
                        .param("entries", entries.toArray(Long[]::new))
                        .query(this::entry)
                        .list();
    }

    private List<TimelineEntry> of(Scope scope, long practice, String bound, long id, int limit) {
        SqlCondition inScope = scope.restrict("p.owner_id");
        return jdbc.sql(SELECT + "from practice_timeline t join practice_directory p on p.id = t.practice"
                        + BY + " where " + inScope.sql() + " and t.practice = :practice" + bound
                        + " order by t.id desc limit :limit")
                .params(inScope.parameters())
                .param("practice", practice)
                .param("id", id)
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    /** Returns the newest entries of all practices, newest first. Omits entries whose facts had no effect. Does not check permissions. */
    public List<TimelineEntry> newest(int limit) {
        return jdbc.sql(SELECT + """
                        from (
                            select * from practice_timeline
                            where outcome in ('CREATED', 'UPDATED') order by id desc limit :limit
                        ) t join practice_directory p on p.id = t.practice""" + BY + " order by t.id desc")
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    /**
     * Returns the newest entries of the given practices, newest first. Omits entries whose facts had no effect, and practices out of scope.
     *
     * @param practices CuraSync's ids of the practices
     * @param limit maximum number of entries of all practices together
     */
    public List<TimelineEntry> newest(Scope scope, Collection<Long> practices, int limit) {
        // Reads the newest entries of each practice by an index. For the few practices of one rep, this avoids a scan
        // of the whole timeline.
        SqlCondition inScope = scope.restrict("p.owner_id");
        return jdbc.sql(SELECT + """
                        from practice_directory p cross join lateral (
                            select * from practice_timeline
                            where practice = p.id and outcome in ('CREATED', 'UPDATED')
                            order by id desc limit :limit) t""" + BY + " where " + inScope.sql() + """
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
                row.getString("by"),
                SqlTimes.instantOrNull(row, "source_at"),
                SqlTimes.instant(row, "received_at"),
                FactOutcome.valueOf(row.getString("outcome")),
                json.readValue(row.getString("detail"), TimelineEntry.Detail.class));
    }
}
