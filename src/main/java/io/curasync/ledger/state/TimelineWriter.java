package io.curasync.ledger.state;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the effects of facts to the timelines of practices. If a sync only confirms a practice, it writes no entry: the confirmation
 * is recorded in {@code practice_observation}.
 *
 * <p>{@code detail} contains, if applicable: {@code changes} (field to [before, after]), {@code orderId}, {@code amount},
 * {@code placedAt}, {@code counted} (false if CuraGenesis's total already included the order), {@code staleValues} (the content of a
 * stale fact).
 */
@Component
public class TimelineWriter {

    private static final String WRITE = """
            insert into timeline_entry (practice, fact, source, source_id, source_at, received_at, outcome, detail)
            select practice, fact, source, "sourceId", "sourceAt", "receivedAt", outcome, detail
            from jsonb_to_recordset(:entries::jsonb) as e(practice bigint, fact text, source text, "sourceId" bigint,
                "sourceAt" timestamptz, "receivedAt" timestamptz, outcome text, detail jsonb)""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public TimelineWriter(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public record Entry(
            long practice,
            String fact,
            Source source,
            long sourceId,
            @Nullable Instant sourceAt,
            Instant receivedAt,
            FactOutcome outcome,
            Map<String, Object> detail) {

        public static Entry of(
                long practice, String fact, Provenance provenance, FactOutcome outcome, Map<String, Object> detail) {
            return new Entry(
                    practice,
                    fact,
                    provenance.channel(),
                    provenance.sourceId(),
                    provenance.sourceTime(),
                    provenance.receivedAt(),
                    outcome,
                    detail);
        }
    }

    public void write(List<Entry> entries) {
        if (!entries.isEmpty()) {
            jdbc.sql(WRITE).param("entries", json.writeValueAsString(entries)).update();
        }
    }
}
