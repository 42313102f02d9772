package io.curasync.ledger;

import io.curasync.ledger.LedgerChanges.Difference;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the effects of a sync run on practices from the timeline. A practice that the run only confirmed has no timeline entry
 * and is not returned.
 */
@Component
public class RunChangesQuery {

    private static final String OF_RUN = " from timeline_entry t where t.source = 'SYNC' and t.source_id = :run";

    // The condition on webhooks is a scalar subquery instead of a join, because the timeline may be large while a run
    // usually changes little. Distinct practices are counted by sorting. PostgreSQL has no statistics after a first
    // sync, and counting with a hash table sized for one row takes minutes.
    private static final String COUNT_MISSED_BY_WEBHOOKS = """
            select count(distinct t.practice) %s and t.outcome in ('CREATED', 'UPDATED')
                and (select w.id from timeline_entry w where w.practice = t.practice and w.source = 'WEBHOOK'
                     and w.received_at >= :since limit 1) is null""".formatted(OF_RUN);

    private static final String NEWEST = """
            select t.practice, coalesce(p.name, p.practice_id, p.user_id) as label, t.received_at, t.outcome, t.detail
            from (select * %s order by t.id desc limit :limit) t join practice p on p.id = t.practice
            order by t.id desc""".formatted(OF_RUN);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunChangesQuery(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The effect of a run on a practice.
     *
     * @param practice CuraSync's id of the practice
     * @param label name of the practice if it has one, otherwise the practice id or the user id
     * @param at time at which the page that contains the practice was received, or at which the practice was marked as missing
     * @param differences changed fields; empty if the timeline entry contains no changes, as for a stale fact
     */
    public record Step(long practice, String label, Instant at, FactOutcome outcome, List<Difference> differences) {}

    /** Returns the timeline entries of the run, newest first. */
    public List<Step> newest(long run, int limit) {
        return jdbc.sql(NEWEST)
                .param("run", run)
                .param("limit", limit)
                .query((row, number) -> step(row))
                .list();
    }

    public long count(long run) {
        return jdbc.sql("select count(*)" + OF_RUN)
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /**
     * Counts the practices that the run has created or updated so far, and to which no recent webhook was applied. A webhook is
     * recent if it was received at the given time or later.
     */
    public long missedByWebhooks(long run, Instant since) {
        return jdbc.sql(COUNT_MISSED_BY_WEBHOOKS)
                .param("run", run)
                .param("since", SqlTimes.param(since))
                .query(Long.class)
                .single();
    }

    private Step step(ResultSet row) throws SQLException {
        JsonNode changes = json.readTree(row.getString("detail")).path("changes");
        return new Step(
                row.getLong("practice"),
                row.getString("label"),
                SqlTimes.instant(row, "received_at"),
                FactOutcome.valueOf(row.getString("outcome")),
                changes.properties().stream()
                        .map(change -> new Difference(
                                change.getKey(),
                                value(change.getValue().path(0)),
                                value(change.getValue().path(1))))
                        .toList());
    }

    private static @Nullable String value(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : node.asString();
    }
}
