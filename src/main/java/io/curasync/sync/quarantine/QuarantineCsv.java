package io.curasync.sync.quarantine;

import io.curasync.ledger.quarantine.QuarantineFilter;
import io.curasync.ledger.quarantine.QuarantineQuery;
import io.curasync.ledger.quarantine.QuarantinedRow;
import io.curasync.platform.http.Page;
import io.curasync.platform.text.CsvWriter;
import io.curasync.platform.text.JsonMasker;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Exports quarantined rows as CSV (RFC 4180), newest first, with masked secrets. */
@Component
public class QuarantineCsv {

    private final QuarantineQuery quarantineQuery;

    QuarantineCsv(QuarantineQuery quarantineQuery) {
        this.quarantineQuery = quarantineQuery;
    }

    /**
     * Writes a header and the rows that match the filter. Reads the rows in batches, so that memory use does not grow with their
     * number.
     *
     * @throws java.io.UncheckedIOException if {@code out} fails
     */
    public void write(QuarantineFilter filter, Appendable out) {
        CsvWriter csv = new CsvWriter(
                out,
                "id",
                "practiceId",
                "userId",
                "reason",
                "firstSeen (UTC)",
                "lastSeen (UTC)",
                "runId",
                "resolvedAt (UTC)",
                "raw");
        Page.forEachBatch(
                (after, size) -> quarantineQuery.before(filter, after, size),
                QuarantinedRow::id,
                batch -> append(csv, batch));
    }

    private void append(CsvWriter csv, List<QuarantinedRow> batch) {
        Map<Long, String> content =
                quarantineQuery.content(batch.stream().map(QuarantinedRow::id).toList());
        for (QuarantinedRow row : batch) {
            csv.row(
                    row.id(),
                    row.practiceId(),
                    row.userId(),
                    row.reason(),
                    row.firstSeen(),
                    row.lastSeen(),
                    row.runId(),
                    row.resolvedAt(),
                    JsonMasker.compact(content.getOrDefault(row.id(), "")));
        }
    }
}
