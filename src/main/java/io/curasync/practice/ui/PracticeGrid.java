package io.curasync.practice.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeSort;
import io.curasync.practice.PracticeStatus;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list: columns where there is room, else two lines a practice. Rows come from the database as they are scrolled to. */
final class PracticeGrid extends Grid<PracticeRow> {

    /** Where rows come from. */
    interface Source {
        Stream<PracticeRow> page(int offset, int limit);

        int count();
    }

    private static final int PAGE = 50;

    private final CallbackDataProvider<PracticeRow, Void> provider;
    private final Column<PracticeRow> narrow;
    private final List<Column<PracticeRow>> wide;
    private boolean showing;

    PracticeGrid(Source source, Consumer<PracticeRow> picked, Consumer<Listing> sorted) {
        super(PAGE);
        provider = new CallbackDataProvider<>(
                query -> source.page(query.getOffset(), query.getLimit()), query -> source.count(), PracticeRow::id);
        setClassName("cs-browse-grid");
        setSizeFull();
        // Whatever surrounds it, and before any style sheet is there: a grid without a bound draws every row there is.
        setMaxHeight("100dvh");
        narrow = addColumn(twoLines()).setHeader("Practice").setFlexGrow(1);
        narrow.setVisible(false);
        wide = List.of(
                column("Practice", PracticeSort.NAME, label()).setFlexGrow(3).setWidth("130px"),
                column("State", PracticeSort.STATE, text(row -> orEmpty(row.state()))),
                column("Specialty", PracticeSort.SPECIALTY, text(row -> orEmpty(row.specialty())))
                        .setFlexGrow(2),
                column("Rep", PracticeSort.REP, text(row -> row.repLabel().isEmpty() ? "—" : row.repLabel()))
                        .setFlexGrow(2),
                column("Orders", PracticeSort.ORDERS, orders()).setTextAlign(ColumnTextAlign.END),
                addComponentColumn(row -> StatusWords.badge(row.status()))
                        .setHeader("Status")
                        .setFlexGrow(1)
                        .setWidth("150px"),
                column("Last change", PracticeSort.CHANGED, changed()).setWidth("120px"));
        setSelectionMode(SelectionMode.SINGLE);
        addItemClickListener(click -> picked.accept(click.getItem()));
        addSortListener(event -> {
            if (!showing) {
                sorted.accept(order(event.getSortOrder()));
            }
        });
        setDataProvider(provider);
    }

    /** Two lines a row where the screen is narrow. */
    void setNarrow(boolean phone) {
        narrow.setVisible(phone);
        wide.forEach(column -> column.setVisible(!phone));
        setClassName("practice-grid-narrow", phone);
    }

    void showOrder(PracticeSort sort, boolean descending) {
        showing = true;
        wide.stream()
                .filter(column -> sort.name().equals(column.getKey()))
                .forEach(column -> sort(List.of(
                        new GridSortOrder<>(column, descending ? SortDirection.DESCENDING : SortDirection.ASCENDING))));
        showing = false;
    }

    void reload() {
        provider.refreshAll();
    }

    void refresh(PracticeRow row) {
        provider.refreshItem(row);
    }

    private static Listing order(List<GridSortOrder<PracticeRow>> order) {
        if (order.isEmpty()) {
            return Listing.DEFAULT;
        }
        GridSortOrder<PracticeRow> first = order.getFirst();
        return Listing.DEFAULT.sorted(
                PracticeSort.valueOf(first.getSorted().getKey()), first.getDirection() == SortDirection.DESCENDING);
    }

    private Column<PracticeRow> column(String header, PracticeSort sort, Renderer<PracticeRow> renderer) {
        return addColumn(renderer)
                .setHeader(header)
                .setKey(sort.name())
                .setSortProperty(sort.name())
                .setSortable(true)
                .setFlexGrow(1)
                .setWidth("90px");
    }

    private static LitRenderer<PracticeRow> text(ValueProvider<PracticeRow, String> text) {
        return LitRenderer.<PracticeRow>of("<span class=\"cs-muted\">${item.text}</span>")
                .withProperty("text", text);
    }

    private static LitRenderer<PracticeRow> label() {
        return LitRenderer.<PracticeRow>of("<span class=\"cs-strong\" title=\"${item.title}\">${item.label}</span>")
                .withProperty("label", PracticeRow::label)
                .withProperty("title", row -> orEmpty(row.userId()));
    }

    private static LitRenderer<PracticeRow> orders() {
        return LitRenderer.<PracticeRow>of("<span class=\"cs-strong\">${item.orders}</span>")
                .withProperty("orders", row -> String.format(Locale.US, "%,d", row.totalOrders()));
    }

    private static LitRenderer<PracticeRow> changed() {
        return LitRenderer.<PracticeRow>of("<cura-time class=\"cs-muted\" datetime=\"${item.at}\"></cura-time>")
                .withProperty("at", row -> row.changedAt().toString());
    }

    private static LitRenderer<PracticeRow> twoLines() {
        return LitRenderer.<PracticeRow>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.label}</span><span class="cs-strong">${item.orders}</span>
                            <span class="cs-muted">${item.detail}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("label", PracticeRow::label)
                .withProperty(
                        "orders",
                        row -> String.format(Locale.US, "%,d", row.totalOrders())
                                + (row.totalOrders() == 1 ? " order" : " orders"))
                .withProperty("detail", PracticeGrid::detail)
                .withProperty("at", row -> row.changedAt().toString());
    }

    private static String detail(PracticeRow row) {
        PracticeStatus status = row.status();
        return Stream.of(StatusWords.word(status), orEmpty(row.state()), orEmpty(row.specialty()))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
