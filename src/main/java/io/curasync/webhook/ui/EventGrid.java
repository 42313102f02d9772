package io.curasync.webhook.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.base.Quantity;
import io.curasync.base.Ticking;
import io.curasync.webhook.EventRow;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The list: columns where there is room, else two lines an event. Rows come from the database as they are scrolled to. */
final class EventGrid extends Grid<EventRow> {

    /** Where rows come from. */
    interface Source {
        Stream<EventRow> page(int offset, int limit);

        int count();
    }

    private static final int PAGE = 50;

    private final CallbackDataProvider<EventRow, Void> provider;
    private final Column<EventRow> narrow;
    private final List<Column<EventRow>> wide;

    EventGrid(Source source, Consumer<EventRow> picked) {
        super(PAGE);
        provider = new CallbackDataProvider<>(
                query -> source.page(query.getOffset(), query.getLimit()), query -> source.count(), EventRow::id);
        setClassName("cs-browse-grid");
        setSizeFull();
        // Whatever surrounds it, and before any style sheet is there: a grid without a bound draws every row there is.
        setMaxHeight("100dvh");
        Ticking.in(this);
        narrow = addColumn(twoLines()).setHeader("Event").setFlexGrow(1);
        narrow.setVisible(false);
        wide = List.of(
                column("Received", time(), "112px", 0),
                column("Type", text("cs-strong", EventRow::event), "140px", 1),
                column("Key", text("cs-muted", row -> row.key() == null ? "—" : row.key()), "120px", 2),
                column("Practice", text("", Words::practice), "120px", 1),
                addComponentColumn(row -> Words.badge(row.status()))
                        .setHeader("Status")
                        .setWidth("122px")
                        .setFlexGrow(0),
                column("Attempts", text("cs-muted", row -> Quantity.of(row.attempts())), "88px", 0)
                        .setTextAlign(ColumnTextAlign.END),
                column("Latency", text("", Words::latency), "96px", 0).setTextAlign(ColumnTextAlign.END),
                column("Error", text("cs-muted", Words::trouble), "110px", 2));
        addItemClickListener(click -> picked.accept(click.getItem()));
        setDataProvider(provider);
    }

    /** Two lines a row where the screen is narrow. */
    void setNarrow(boolean phone) {
        narrow.setVisible(phone);
        wide.forEach(column -> column.setVisible(!phone));
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
                .withProperty("status", row -> Words.status(row.status()))
                .withProperty(
                        "detail",
                        row -> Words.trouble(row).isEmpty()
                                ? Words.practice(row) + " · " + Words.latency(row)
                                : Words.trouble(row))
                .withProperty("at", row -> row.receivedAt().toString());
    }
}
