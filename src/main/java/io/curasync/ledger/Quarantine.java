package io.curasync.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows that could not be understood or contradict what is known. The next run tries them again. */
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
     * @param rowKey the practice's id where it is readable, else anything that tells this row from others
     * @param raw the row as it came, without characters that PostgreSQL cannot keep
     */
    public record Row(String rowKey, String reason, String raw) {}

    /**
     * A refused row that no run has settled yet.
     *
     * @param runId the run that refused it last
     */
    public record Open(String rowKey, String reason, long runId, Instant firstSeen, Instant lastSeen) {}

    /**
     * A row that a run was the last to refuse.
     *
     * @param raw the row as it came
     * @param resolvedAt when a later run took it; null: none has
     */
    public record Refused(
            String rowKey,
            String reason,
            String raw,
            Instant lastSeen,
            @Nullable Instant resolvedAt) {}

    /** Keeps rows, within the caller's transaction; one that is already open is renewed. */
    public void add(long runId, List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(ADD)
                    .param("run", runId)
                    .param("rows", json.writeValueAsString(rows))
                    .update();
        }
    }

    /** Settles what an earlier run refused and this one, which read everything, did not. */
    public void settleEarlier(long runId) {
        jdbc.sql("update quarantine set resolved_at = now() where resolved_at is null and run_id < ?")
                .param(runId)
                .update();
    }

    /** How many rows are open. */
    public long countOpen() {
        return jdbc.sql("select count(*) from quarantine where resolved_at is null")
                .query(Long.class)
                .single();
    }

    /** Open rows, those refused last first. */
    public List<Open> newestOpen(int limit) {
        return jdbc.sql("""
                        select row_key, reason, run_id, first_seen, last_seen from quarantine
                        where resolved_at is null order by last_seen desc, id desc limit ?""").param(limit).query(Open.class).list();
    }

    /** What this run was the last to refuse, newest first. */
    public List<Refused> refusedBy(long runId, int limit) {
        return jdbc.sql("""
                        select row_key, reason, raw, last_seen, resolved_at from quarantine
                        where run_id = ? order by id desc limit ?""").param(runId).param(limit).query(Refused.class).list();
    }

    /** How many rows this run was the last to refuse. */
    public long countRefusedBy(long runId) {
        return jdbc.sql("select count(*) from quarantine where run_id = ?")
                .param(runId)
                .query(Long.class)
                .single();
    }
}
