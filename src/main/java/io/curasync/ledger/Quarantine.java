package io.curasync.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores and reads the rows of syncs that could not be read or that contradict the known state. The next run retries them. */
@Component
public class Quarantine {

    private static final String ADD = """
            insert into quarantine (row_key, reason, raw, run_id)
            select distinct on ("rowKey") "rowKey", reason, raw, :run
            from jsonb_to_recordset(:rows::jsonb) as r("rowKey" text, reason text, raw text)
            order by "rowKey"
            on conflict (row_key) where resolved_at is null do update set
                reason = excluded.reason, raw = excluded.raw, run_id = excluded.run_id, last_seen = now()""";

    private static final String SELECT_UNRESOLVED = """
            select row_key, reason, run_id, first_seen, last_seen from quarantine
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
     * @param rowKey the practice id if it is readable, otherwise another key that identifies the row
     * @param raw the row as received, without characters that PostgreSQL cannot store
     */
    public record Row(String rowKey, String reason, String raw) {}

    /**
     * A quarantined row that no run has resolved yet.
     *
     * @param runId id of the last run that quarantined the row
     */
    public record UnresolvedRow(String rowKey, String reason, long runId, Instant firstSeen, Instant lastSeen) {}

    /**
     * A row that a given run quarantined and no later run quarantined again.
     *
     * @param raw the row as received
     * @param resolvedAt time at which the row was resolved; null if it is unresolved
     */
    public record RowOfRun(
            String rowKey,
            String reason,
            String raw,
            Instant lastSeen,
            @Nullable Instant resolvedAt) {}

    /** Stores rows within the caller's transaction. If an unresolved row has the same key, updates that row. */
    public void add(long runId, List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(ADD)
                    .param("run", runId)
                    .param("rows", json.writeValueAsString(rows))
                    .update();
        }
    }

    /** Marks the rows as resolved that an earlier run quarantined and the given full run did not. */
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

    /** Returns unresolved rows, the last quarantined first. */
    public List<UnresolvedRow> newestUnresolved(int limit) {
        return jdbc.sql(SELECT_UNRESOLVED)
                .param(limit)
                .query(UnresolvedRow.class)
                .list();
    }

    /** Returns the rows that the given run quarantined and no later run quarantined again, newest first. */
    public List<RowOfRun> quarantinedBy(long runId, int limit) {
        return jdbc.sql("""
                        select row_key, reason, raw, last_seen, resolved_at from quarantine
                        where run_id = ? order by id desc limit ?""").param(runId).param(limit).query(RowOfRun.class).list();
    }

    /** Counts the rows that the given run quarantined and no later run quarantined again. */
    public long countQuarantinedBy(long runId) {
        return jdbc.sql("select count(*) from quarantine where run_id = ?")
                .param(runId)
                .query(Long.class)
                .single();
    }
}
