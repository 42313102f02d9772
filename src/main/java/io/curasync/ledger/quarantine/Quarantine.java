package io.curasync.ledger.quarantine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores and reads quarantined rows. These are rows of syncs that could not be read or applied. The next run that receives such a
 * row tries to apply it again.
 */
@Component
public class Quarantine {

    private static final String ADD = """
            insert into quarantine (row_key, practice_id, user_id, reason, raw, run_id, first_run_id)
            select distinct on ("rowKey") "rowKey", "practiceId", "userId", reason, raw, :run, :run
            from jsonb_to_recordset(:rows::jsonb)
                as r("rowKey" text, "practiceId" text, "userId" text, reason text, raw text)
            order by "rowKey"
            on conflict (row_key) where resolved_at is null do update set
                practice_id = excluded.practice_id, user_id = excluded.user_id, reason = excluded.reason,
                raw = excluded.raw, run_id = excluded.run_id, last_seen = now()""";

    private static final String SELECT_UNRESOLVED = """
            select id, row_key, reason, run_id, first_seen, last_seen from quarantine
            where resolved_at is null order by last_seen desc, id desc limit ?""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Quarantine(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A row to quarantine.
     *
     * @param rowKey identifies the row: usually the practice id, otherwise a text that contains the user id or a digest of the
     *     row
     * @param practiceId the practice id, as far as it is readable; null if the row has no readable practice id
     * @param userId the user id, as far as it is readable; null if the row has no readable user id
     * @param raw JSON of the row, without characters that PostgreSQL cannot store; may be truncated
     */
    public record Row(
            String rowKey,
            @Nullable String practiceId,
            @Nullable String userId,
            String reason,
            String raw) {}

    /**
     * A quarantined row that no run has resolved yet.
     *
     * @param runId id of the last run that quarantined the row
     */
    public record UnresolvedRow(
            long id, String rowKey, String reason, long runId, Instant firstSeen, Instant lastSeen) {}

    /**
     * A row that a run quarantined. If a later run quarantines the row again before it is resolved, the row belongs to the later
     * run.
     *
     * @param raw JSON of the row; may be truncated
     * @param resolvedAt time at which the row was resolved; null if it is unresolved
     */
    public record RowOfRun(
            String rowKey,
            String reason,
            String raw,
            Instant lastSeen,
            @Nullable Instant resolvedAt) {}

    /**
     * Stores rows within the caller's transaction. If an unresolved row with the same key exists, updates it instead. If several
     * of the given rows have the same key, stores one of them.
     */
    public void add(long runId, List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(ADD)
                    .param("run", runId)
                    .param("rows", json.writeValueAsString(rows))
                    .update();
        }
    }

    /**
     * Marks all unresolved rows of earlier runs as resolved. Must be called when the given run has read all pages. Rows that the
     * run quarantined again belong to this run and stay unresolved.
     */
    public void resolveRowsOfEarlierRuns(long runId) {
        jdbc.sql("update quarantine set resolved_at = now() where resolved_at is null and run_id < ?")
                .param(runId)
                .update();
    }

    /** Counts the unresolved rows. */
    public long countUnresolved() {
        return jdbc.sql("select count(*) from quarantine where resolved_at is null")
                .query(Long.class)
                .single();
    }

    /** Returns unresolved rows, the most recently quarantined first. */
    public List<UnresolvedRow> newestUnresolved(int limit) {
        return jdbc.sql(SELECT_UNRESOLVED)
                .param(limit)
                .query(UnresolvedRow.class)
                .list();
    }

    /** Returns the rows of a run, newest first. See {@link RowOfRun}. */
    public List<RowOfRun> quarantinedBy(long runId, int limit) {
        return jdbc.sql("""
                        select row_key, reason, raw, last_seen, resolved_at from quarantine
                        where run_id = ? order by id desc limit ?""").param(runId).param(limit).query(RowOfRun.class).list();
    }

    /** Counts the rows of a run. See {@link RowOfRun}. */
    public long countQuarantinedBy(long runId) {
        return jdbc.sql("select count(*) from quarantine where run_id = ?")
                .param(runId)
                .query(Long.class)
                .single();
    }
}
