package io.curasync.webhook.inbox;

import io.curasync.platform.http.Page;
import io.curasync.platform.text.CsvWriter;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Writes inbox events as comma-separated values (RFC 4180), without their payloads. */
@Component
public class EventCsv {

    private final EventQuery eventQuery;

    EventCsv(EventQuery eventQuery) {
        this.eventQuery = eventQuery;
    }

    /**
     * Writes a header row and all events that match the filter, in the sort order of the filter.
     *
     * @throws java.io.UncheckedIOException if {@code out} fails
     */
    public void write(EventFilter filter, Appendable out) {
        CsvWriter csv = new CsvWriter(
                out,
                "id",
                "event",
                "key",
                "practiceId",
                "userId",
                "status",
                "attempts",
                "receivedAt (UTC)",
                "processedAt (UTC)",
                "latencyMillis",
                "waitsFor",
                "error");
        Page.forEachBatch(
                (after, size) -> eventQuery.page(filter, after, size),
                EventRow::id,
                batch -> batch.forEach(row -> append(csv, row)));
    }

    private static void append(CsvWriter csv, EventRow row) {
        Duration latency = row.latency();
        csv.row(
                row.id(),
                row.event(),
                row.key(),
                row.practiceId(),
                row.userId(),
                row.status(),
                row.attempts(),
                row.receivedAt(),
                row.processedAt(),
                latency == null ? null : latency.toMillis(),
                row.waitsFor(),
                row.error());
    }
}
