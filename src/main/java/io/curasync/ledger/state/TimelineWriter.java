package io.curasync.ledger.state;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.platform.SqlArrays;
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

    // Arrays, because PostgreSQL takes longer to parse a JSON document with all entries than to insert them.
    private static final String WRITE = """
            insert into timeline_entry (practice, fact, source, source_id, source_at, received_at, outcome, detail)
            select * from unnest(
                ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::jsonb[])""";

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
            jdbc.sql(WRITE)
                    .param(entries.stream().mapToLong(Entry::practice).toArray())
                    .param(SqlArrays.texts(entries, Entry::fact))
                    .param(SqlArrays.texts(entries, Entry::source))
                    .param(entries.stream().mapToLong(Entry::sourceId).toArray())
                    .param(SqlArrays.texts(entries, Entry::sourceAt))
                    .param(SqlArrays.texts(entries, Entry::receivedAt))
                    .param(SqlArrays.texts(entries, Entry::outcome))
                    .param(SqlArrays.texts(entries, entry -> json.writeValueAsString(entry.detail())))
                    .update();
        }
    }
}
