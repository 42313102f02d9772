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
 * Writes entries to the timelines of practices. Callers write no entry for a sync that only confirms a practice, because
 * {@code practice_observation} records the confirmation.
 *
 * <p>The {@code detail} of an entry contains, if applicable: {@code changes} (a list of the values before and after, by field),
 * {@code reason} (for people), {@code orderId}, {@code amount}, {@code placedAt}, {@code counted} (false if CuraGenesis's total already
 * included the order), and {@code staleValues} (the values of a stale fact).
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

    /**
     * An entry to write.
     *
     * @param sourceId id of the inbox event, of the sync run, or of the user for {@link Source#PEOPLE}
     * @param sourceAt time according to CuraGenesis; null if there is none
     */
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
