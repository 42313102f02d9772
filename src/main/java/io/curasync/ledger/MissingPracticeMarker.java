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
 * Marks the practices as missing that a full sync did not find and about which no webhook has arrived since its start. The mark is a
 * date; practices are never deleted. The next sync that finds the practice clears the mark.
 */
@Component
public class MissingPracticeMarker {

    /** Excludes practices whose rows the run quarantined: the run has seen them, although it could not read their rows. */
    private static final String NOT_QUARANTINED = """

            and (select q.id from quarantine q where q.row_key = p.practice_id and q.resolved_at is null
                     and q.run_id = :run limit 1) is null""";

    // Runs do not overlap, so a greater run id means that a later run has seen the practice. Source times are truncated
    // to the second, and so is the start. The condition on the timeline is a scalar subquery, so that PostgreSQL cannot
    // turn it into a join over the whole timeline. It is evaluated only for the few practices that meet the others.
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

    private static final String LOCK_UNSEEN = "select p.* " + UNSEEN + " order by x.practice for update of x";

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

    /**
     * Numbers of practices that a run has and has not seen.
     *
     * @param seen practices that the run was the last to see
     * @param others practices that the run has not seen, without those that have no practice id, are missing, or have a row that the
     *     run quarantined
     */
    public record Coverage(long seen, long others) {}

    public Coverage coverage(long runId) {
        // Counts in the narrow table first. After most runs, this count shows that there are no others.
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

    /** Counts the practices that {@link #mark} would mark now. */
    public long unseen(long runId, Instant started) {
        return jdbc.sql("select count(*) " + UNSEEN)
                .param("run", runId)
                .param("started", SqlTimes.param(started))
                .query(Long.class)
                .single();
    }

    /**
     * Marks every practice that CuraSync knew before the run started, that neither the run nor a later one has seen, and about which
     * no webhook has arrived since the start. Runs within the caller's transaction.
     *
     * @param started start of the run
     * @return the number of marked practices
     */
    public int mark(long runId, Instant started) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Provenance provenance = new Provenance(Source.SYNC, runId, null, now);
        Map<Long, PracticeState> unseen = new LinkedHashMap<>();
        jdbc.sql(LOCK_UNSEEN)
                .param("run", runId)
                .param("started", SqlTimes.param(started))
                .query((ResultSet row) -> {
                    unseen.put(row.getLong("id"), PracticeStateReader.read(row));
                });
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
}
