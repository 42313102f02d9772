package io.curasync.ledger;

import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.state.PracticeStateReader;
import io.curasync.ledger.state.TimelineWriter;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Marks practices as missing if a full sync did not find them, unless a webhook about the practice arrived after the start of the
 * sync. {@link #mark} lists all conditions. The mark is the time at which it was set. The next sync that finds the practice
 * removes the mark. Practices are never deleted.
 */
@Component
public class MissingPracticeMarker {

    /**
     * SQL condition that excludes practices whose row was quarantined by the run or by a later run. CuraGenesis still has these practices,
     * although their rows could not be applied. The comparison of ids ignores case, because an unreadable row may be damaged. A row without
     * any id may belong to any practice that no sync has seen since the row first appeared, so the condition excludes all of these
     * practices.
     *
     * <p>The subqueries do not filter by run. If they did, PostgreSQL would read all rows of the run for each practice, because its
     * statistics do not contain the new run yet.
     */
    private static final String NOT_QUARANTINED = """

            and not (select coalesce(bool_or(q.run_id >= :run), false) from quarantine q
                     where lower(q.practice_id) = lower(p.practice_id))
            and not (select coalesce(bool_or(q.run_id >= :run), false) from quarantine q
                     where lower(q.user_id) = lower(p.user_id))
            and coalesce(x.run_id, 0) >= coalesce((select max(coalesce(q.first_run_id, q.run_id)) from quarantine q
                     where q.practice_id is null and q.user_id is null and q.run_id >= :run), 0)""";

    // Runs do not overlap, so a greater run id means that a later run has seen the practice. Source times are
    // truncated to the second, so they are compared with the truncated start. The condition on the timeline is a
    // scalar subquery, because PostgreSQL could turn an "exists" into a join over the whole timeline. It is evaluated
    // only for the few practices that meet the other conditions.
    private static final String UNSEEN = """
            from practice p join practice_observation x on x.practice = p.id
            where p.practice_id is not null and p.missing_since is null and p.created_at < :started
              and coalesce(x.run_id, 0) < :run
              and (select t.id from timeline_entry t where t.practice = p.id and t.source = 'WEBHOOK'
                     and t.received_at >= :started
                     and coalesce(t.source_at >= date_trunc('second', :started::timestamptz), true) limit 1) is null""" + NOT_QUARANTINED;

    private static final String COUNT_OTHERS = """
            select count(*) from practice_observation x join practice p on p.id = x.practice
            where x.run_id is distinct from :run and p.practice_id is not null and p.missing_since is null""" + NOT_QUARANTINED;

    private static final String LOCK_UNSEEN = "select x.practice " + UNSEEN + " order by x.practice for update of x";

    // Must be executed after LOCK_UNSEEN. A statement that waits for a lock returns values from before the wait, and
    // would miss a webhook that was applied meanwhile.
    private static final String SELECT_LOCKED = "select p.* " + UNSEEN + " and p.id = any(:practices) order by p.id";

    private final JdbcClient jdbc;
    private final TimelineWriter timelineWriter;
    private final ApplicationEventPublisher events;

    public MissingPracticeMarker(JdbcClient jdbc, TimelineWriter timelineWriter, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.timelineWriter = timelineWriter;
        this.events = events;
    }

    /** Counts the practices that have a practice id and are not missing. */
    public long known() {
        return jdbc.sql("select count(*) from practice where practice_id is not null and missing_since is null")
                .query(Long.class)
                .single();
    }

    /** Counts the practices that are marked as missing, up to {@code max}. */
    public long countMarked(int max) {
        return jdbc.sql("select count(*) from (select 1 from practice where missing_since is not null limit ?) p")
                .param(max)
                .query(Long.class)
                .single();
    }

    /**
     * The number of practices that a run has seen, and the number that it has not seen.
     *
     * @param seen number of practices whose latest observation by a sync is from this run
     * @param others number of practices that this run has not seen. Excludes practices that have no practice id or are already marked as
     *     missing. Also excludes practices whose row may be in quarantine, as {@link #mark} does.
     */
    public record Coverage(long seen, long others) {}

    /** Counts the practices that a run has seen and has not seen. The run must have read all pages. */
    public Coverage coverage(long runId) {
        // Counts in the narrow table first. After most runs, all practices were seen, and the wide table need not be
        // read.
        Coverage all = jdbc.sql("""
                        select count(*) filter (where run_id = :run) as seen,
                               count(*) filter (where run_id is distinct from :run) as others
                        from practice_observation""").param("run", runId).query(Coverage.class).single();
        return all.others() == 0
                ? all
                : new Coverage(
                        all.seen(),
                        jdbc.sql(COUNT_OTHERS)
                                .param("run", runId)
                                .query(Long.class)
                                .single());
    }

    /**
     * Counts the practices that {@link #mark} would mark now.
     *
     * @param started start of the run
     */
    public long unseen(long runId, Instant started) {
        return jdbc.sql("select count(*) " + UNSEEN)
                .param("run", runId)
                .param("started", SqlTimes.param(started))
                .query(Long.class)
                .single();
    }

    /**
     * Marks practices as missing, within the caller's transaction. A practice is marked if all of these conditions are met:
     *
     * <ul>
     *   <li>It has a practice id and is not marked yet.
     *   <li>It was known before the start of the run.
     *   <li>Neither this run nor a later one has seen it or quarantined its row.
     *   <li>CuraSync has processed no webhook about it that was received and signed after the start of the run. For a webhook without a
     *       signed time, only the time of receipt matters.
     * </ul>
     *
     * <p>If this run or a later one quarantined a row without any readable id, that row may belong to a practice that was not seen. A
     * practice is then marked only if a sync has seen it since that row first appeared.
     *
     * @param started start of the run
     * @return the number of marked practices
     */
    public int mark(long runId, Instant started) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Provenance provenance = new Provenance(Source.SYNC, runId, null, now);
        Map<Long, PracticeState> unseen = lockUnseen(runId, started);
        if (unseen.isEmpty()) {
            return 0;
        }
        jdbc.sql("update practice set missing_since = :now, changed_at = now() where id = any(:ids)")
                .param("now", SqlTimes.param(now))
                .param("ids", unseen.keySet().toArray(Long[]::new))
                .update();
        List<PracticeChanged> changes = new ArrayList<>();
        List<TimelineWriter.Entry> entries = new ArrayList<>();
        unseen.forEach((practice, before) -> {
            PracticeState after = before.missingSince(now);
            changes.add(new PracticeChanged(practice, before, after));
            entries.add(TimelineWriter.Entry.of(
                    practice,
                    "practice.missing",
                    provenance,
                    FactOutcome.UPDATED,
                    Map.of("changes", FieldDiff.between(before, after))));
        });
        timelineWriter.write(entries);
        events.publishEvent(new LedgerChanges(changes, List.of()));
        return unseen.size();
    }

    /** Locks the practices that {@link #mark} marks, until the transaction ends. Returns their states by practice. */
    private Map<Long, PracticeState> lockUnseen(long runId, Instant started) {
        List<Long> locked = jdbc.sql(LOCK_UNSEEN)
                .param("run", runId)
                .param("started", SqlTimes.param(started))
                .query(Long.class)
                .list();
        Map<Long, PracticeState> unseen = new LinkedHashMap<>();
        jdbc.sql(SELECT_LOCKED)
                .param("run", runId)
                .param("started", SqlTimes.param(started))
                .param("practices", locked.toArray(Long[]::new))
                .query((ResultSet row) -> {
                    unseen.put(row.getLong("id"), PracticeStateReader.read(row));
                });
        return unseen;
    }
}
