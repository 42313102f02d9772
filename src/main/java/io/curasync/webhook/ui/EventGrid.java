package io.curasync.webhook.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.ui.BadgeRenderer;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.list.MultiSelect;
import io.curasync.webhook.inbox.EventRow;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Grid of events: columns on wide screens, two lines per event on narrowColumn ones. Loads rows lazily while the user scrolls. */
final class EventGrid extends Grid<EventRow> {

    /** Source of the rows, which are in a fixed order. */
    interface Source {
        Stream<EventRow> page(int offset, int limit);

        int count();
    }

    private static final int PAGE_SIZE = 50;

    private static final String OPEN_PART = "open";

    private final CallbackDataProvider<EventRow, Void> provider;
    private final Column<EventRow> narrowColumn;
    private final Column<EventRow> received;
    private final List<Column<EventRow>> wideColumns;
    private @Nullable Long openId;

    EventGrid(Source source, Consumer<EventRow> picked) {
        super(PAGE_SIZE);
        provider = new CallbackDataProvider<>(
                query -> source.page(query.getOffset(), query.getLimit()), query -> source.count(), EventRow::id);
        setClassName("cs-browse-grid");
        setSizeFull();
        // A grid without a maximum height renders all rows. Set here, because style sheets may load later.
        setMaxHeight("100dvh");
        MultiSelect.enable(this);
        narrowColumn = addColumn(twoLines()).setHeader("Event").setFlexGrow(1);
        narrowColumn.setVisible(false);
        received = column("Received", time(), "112px", 0).setKey("received").setSortable(true);
        wideColumns = List.of(
                received,
                column("Type", text("cs-strong", EventRow::event), "160px", 0),
                column(
                        "Status",
                        BadgeRenderer.of(
                                row -> EventLabels.tone(row.status()), row -> EventLabels.status(row.status())),
                        "122px",
                        0),
                column("Practice", text("", EventLabels::practice), "130px", 1),
                column("Key", text("cs-muted", row -> row.key() == null ? "—" : row.key()), "120px", 2),
                column("Attempts", text("cs-muted", row -> NumberLabels.of(row.attempts())), "88px", 0)
                        .setTextAlign(ColumnTextAlign.END),
                column("Latency", text("", EventLabels::latency), "96px", 0).setTextAlign(ColumnTextAlign.END),
                column("Error", text("cs-muted", EventLabels::problem), "90px", 2));
        setPartNameGenerator(row -> Long.valueOf(row.id()).equals(openId) ? OPEN_PART : null);
        addItemClickListener(click -> picked.accept(click.getItem()));
        setDataProvider(provider);
    }

    /** Shows two lines per event if the screen is narrow, otherwise columns. */
    void setNarrow(boolean isNarrow) {
        narrowColumn.setVisible(isNarrow);
        wideColumns.forEach(column -> column.setVisible(!isNarrow));
    }

    /**
     * Adds a listener to the user's changes of the sort order.
     *
     * @param sorted called with true if the oldest events are first, otherwise with false
     */
    void onSort(Consumer<Boolean> sorted) {
        addSortListener(event -> {
            if (event.isFromClient()) {
                sorted.accept(event.getSortOrder().stream()
                        .anyMatch(order -> order.getDirection() == SortDirection.ASCENDING));
            }
        });
    }

    void showSort(boolean oldestFirst) {
        sort(GridSortOrder.<EventRow>asc(received).build().stream()
                .filter(order -> oldestFirst)
                .toList());
    }

    /** Highlights the row of the event in the drawer; null for none. Takes effect when the row is refreshed. */
    void mark(@Nullable Long id) {
        openId = id;
    }

    void reload() {
        provider.refreshAll();
    }

    void refresh(EventRow row) {
        provider.refreshItem(row);
    }

    private Column<EventRow> column(String header, LitRenderer<EventRow> renderer, String width, int grow) {
        return addColumn(renderer).setHeader(header).setWidth(width).setFlexGrow(grow);
    }

    private static LitRenderer<EventRow> time() {
        return LitRenderer.<EventRow>of("<cura-time class=\"cs-muted\" datetime=\"${item.at}\"></cura-time>")
                .withProperty("at", row -> row.receivedAt().toString());
    }

    private static LitRenderer<EventRow> text(
            String style, com.vaadin.flow.function.ValueProvider<EventRow, String> text) {
        return LitRenderer.<EventRow>of("<span class=\"" + style + "\" title=\"${item.text}\">${item.text}</span>")
                .withProperty("text", text);
    }

    private static LitRenderer<EventRow> twoLines() {
        return LitRenderer.<EventRow>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.event}</span><span>${item.status}</span>
                            <span class="cs-muted">${item.detail}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("event", EventRow::event)
                .withProperty("status", row -> EventLabels.status(row.status()))
                .withProperty(
                        "detail",
                        row -> EventLabels.problem(row).isEmpty()
                                ? EventLabels.practice(row) + " · " + EventLabels.latency(row)
                                : EventLabels.problem(row))
                .withProperty("at", row -> row.receivedAt().toString());
    }
}
