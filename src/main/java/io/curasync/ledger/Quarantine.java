package io.curasync.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows that could not be read or that contradict the known state. The next run retries them. */
@Component
public class Quarantine {

    private static final String ADD = """
            insert into quarantine (row_key, reason, raw, run_id)
            select distinct on ("rowKey") "rowKey", reason, raw, :run
            from jsonb_to_recordset(:rows::jsonb) as r("rowKey" text, reason text, raw text)
            order by "rowKey"
            on conflict (row_key) where resolved_at is null do update set
                reason = excluded.reason, raw = excluded.raw, run_id = excluded.run_id, last_seen = now()""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Quarantine(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A refused row.
     *
     * @param rowKey the practice's id if it is readable, otherwise any key that identifies the row
     * @param raw the row as received, without characters that PostgreSQL cannot store
     */
    public record Row(String rowKey, String reason, String raw) {}

    /**
     * A refused row that no run has resolved yet.
     *
     * @param runId the last run that refused it
     */
    public record Open(String rowKey, String reason, long runId, Instant firstSeen, Instant lastSeen) {}

    /**
     * A row that a run was the last to refuse.
     *
     * @param raw the row as received
     * @param resolvedAt the time at which a later run accepted it; null if none has
     */
    public record Refused(
            String rowKey,
            String reason,
            String raw,
            Instant lastSeen,
            @Nullable Instant resolvedAt) {}

    /** Stores rows within the caller's transaction. Updates a row that is already open. */
    public void add(long runId, List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(ADD)
                    .param("run", runId)
                    .param("rows", json.writeValueAsString(rows))
                    .update();
        }
    }

    /** Marks as resolved the rows that an earlier run refused and this full run did not. */
    public void settleEarlier(long runId) {
        jdbc.sql("update quarantine set resolved_at = now() where resolved_at is null and run_id < ?")
                .param(runId)
                .update();
    }

    /** Counts the open rows. */
    public long countOpen() {
        return jdbc.sql("select count(*) from quarantine where resolved_at is null")
                .query(Long.class)
                .single();
    }

    /** Returns open rows, those refused last first. */
    public List<Open> newestOpen(int limit) {
        return jdbc.sql("""
                        select row_key, reason, run_id, first_seen, last_seen from quarantine
                        where resolved_at is null order by last_seen desc, id desc limit ?""").param(limit).query(Open.class).list();
    }

    /** Returns the rows that this run was the last to refuse, newest first. */
    public List<Refused> refusedBy(long runId, int limit) {
        return jdbc.sql("""
                        select row_key, reason, raw, last_seen, resolved_at from quarantine
                        where run_id = ? order by id desc limit ?""").param(runId).param(limit).query(Refused.class).list();
    }

    /** Counts the rows that this run was the last to refuse. */
    public long countRefusedBy(long runId) {
        return jdbc.sql("select count(*) from quarantine where run_id = ?")
                .param(runId)
                .query(Long.class)
                .single();
    }
}
