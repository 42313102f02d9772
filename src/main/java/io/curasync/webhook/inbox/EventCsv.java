package io.curasync.webhook.inbox;

import io.curasync.platform.text.CsvWriter;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes inbox events as comma-separated values (RFC 4180), without their payloads. */
@Component
public class EventCsv {

    private static final int BATCH_SIZE = 500;

    private final EventQuery eventQuery;

    EventCsv(EventQuery eventQuery) {
        this.eventQuery = eventQuery;
    }

    /** Writes all events that match the filter, in its sort order. */
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
        List<EventRow> batch = eventQuery.page(filter, null, BATCH_SIZE);
        while (!batch.isEmpty()) {
            for (EventRow row : batch) {
                append(csv, row);
            }
            batch = eventQuery.page(filter, batch.getLast().id(), BATCH_SIZE);
        }
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
