package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.BrowserTime;
import io.curasync.webhook.InboxStats;
import io.curasync.webhook.Percentiles;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Card with percentiles of the times from the receipt of a webhook until it is committed, applied and pushed to a screen. */
final class LatencyCard extends Div {

    private final Span caption = new Span("Latency from receipt");
    private final NativeTable table = new NativeTable();

    LatencyCard() {
        addClassNames("cs-card", "cs-kpi", "webhook-latency");
        getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", "Latency")
                .setAttribute(
                        "title",
                        "Latency of events that this server applied at the first attempt, without replayed and waiting events");
        caption.addClassName("cs-kpi-label");
        Span stage = new Span("Stage");
        stage.addClassName("cs-visually-hidden");
        NativeTableRow head = new NativeTableRow();
        head.add(
                new NativeTableHeaderCell(stage),
                new NativeTableHeaderCell("p50"),
                new NativeTableHeaderCell("p95"),
                new NativeTableHeaderCell("p99"));
        table.getHead().add(head);
        add(caption, table);
    }

    /**
     * Updates the percentiles.
     *
     * @param time time zone and format of the user's browser
     */
    void show(InboxStats.Latency latency, BrowserTime time) {
        Instant hourAgo = Instant.now().minus(Percentiles.WINDOW);
        Instant since = latency.startedAt().isAfter(hourAgo) ? latency.startedAt() : hourAgo;
        io.curasync.ui.TextUpdater.show(caption, "Latency from receipt, since " + time.time(since));
        table.getBody().removeAll();
        table.getBody()
                .add(
                        row("Committed", latency.committed()),
                        row("Applied", latency.applied()),
                        row("On screens", latency.pushed()));
    }

    private static NativeTableRow row(String stage, @Nullable Percentiles percentiles) {
        NativeTableHeaderCell name = new NativeTableHeaderCell(stage);
        name.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow();
        row.add(name);
        if (percentiles == null) {
            row.add(cell("–"), cell("–"), cell("–"));
        } else {
            row.add(latencyCell(percentiles.p50()), latencyCell(percentiles.p95()), latencyCell(percentiles.p99()));
        }
        return row;
    }

    /** Returns a cell with a short form of the latency, such as {@code 3.1 ms}, {@code 58 ms}, {@code 1.2 s} or {@code 3 min}. */
    private static NativeTableCell latencyCell(double millis) {
        if (millis < 1_000) {
            return cell(String.format(Locale.US, millis < 10 ? "%.1f ms" : "%.0f ms", millis));
        }
        return cell(
                millis < 60_000
                        ? String.format(Locale.US, "%.1f s", millis / 1_000)
                        : EventLabels.millis((long) millis));
    }

    private static NativeTableCell cell(String text) {
        return new NativeTableCell(text);
    }
}
