package io.curasync.practice.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeSort;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The grid of practices, with columns, or with two lines per row on narrow screens. Loads rows while the user scrolls.
 */
final class PracticeGrid extends Grid<GridRow> {

    /** Reads the rows of the grid. */
    interface Source {
        Stream<GridRow> page(int offset, int limit);

        int count();
    }

    static final int PAGE = 50;

    private static final String OPEN = "cs-open";

    private final CallbackDataProvider<GridRow, Void> provider;
    private final Column<GridRow> narrow;
    private final Map<PracticeColumn, Column<GridRow>> wide = new EnumMap<>(PracticeColumn.class);
    private Set<PracticeColumn> shown = Set.of(PracticeColumn.values());
    private boolean phone;
    private boolean showing;

    /**
     * Creates a grid with all columns.
     *
     * @param showsAllReps whether the list contains the practices of all reps
     * @param picked called with the practice of a selected row
     * @param sorted called with the requested sort order; null for the default one
     */
    PracticeGrid(
            Source source,
            boolean showsAllReps,
            Consumer<PracticeRow> picked,
            Consumer<@Nullable PracticeSort> sorted) {
        super(PAGE);
        provider = new CallbackDataProvider<>(
                query -> source.page(query.getOffset(), query.getLimit()), query -> source.count(), GridRow::id);
        setClassName("cs-browse-grid");
        addClassName("practice-grid");
        setSizeFull();
        // Effective even before style sheets are loaded, because a grid without a height limit renders all rows.
        setMaxHeight("100dvh");
        narrow = addColumn(CellRenderers.twoLines(showsAllReps))
                .setHeader(PracticeColumn.NAME.title())
                .setFlexGrow(1);
        for (PracticeColumn column : PracticeColumn.values()) {
            wide.put(
                    column,
                    addColumn(CellRenderers.of(column))
                            .setHeader(column.title())
                            .setKey(column.name())
                            .setSortProperty(column.name())
                            .setSortable(true)
                            .setFlexGrow(column == PracticeColumn.NAME ? 1 : 0)
                            .setWidth(CellRenderers.width(column))
                            .setAutoWidth(column != PracticeColumn.NAME)
                            .setTextAlign(CellRenderers.align(column)));
        }
        showColumns();
        ((GridSingleSelectionModel<GridRow>) setSelectionMode(SelectionMode.SINGLE)).setDeselectAllowed(false);
        asSingleSelect().addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                picked.accept(change.getValue().practice());
            }
        });
        openOnEnter(picked);
        addSortListener(event -> {
            if (!showing) {
                sorted.accept(order(event.getSortOrder()));
            }
        });
        setDataProvider(provider);
    }

    /** Makes Enter open a row, like a click. The grid itself handles only the space bar, which selects a row. */
    private void openOnEnter(Consumer<PracticeRow> picked) {
        getElement()
                .addEventListener(OPEN, event -> {
                    GridRow row = getDataCommunicator()
                            .getKeyMapper()
                            .get(event.getEventData().get("event.detail").asString());
                    if (row != null) {
                        picked.accept(row.practice());
                    }
                })
                .addEventData("event.detail");
        addAttachListener(attach -> getElement().executeJs("""
                        this.addEventListener('keydown', event => {
                            const item = event.key === 'Enter' && this.getEventContext(event).item;
                            if (item) {
                                this.dispatchEvent(new CustomEvent($0, { detail: item.key }));
                            }
                        });
                        """, OPEN));
    }

    /** Switches between columns and two lines per row. */
    void setNarrow(boolean isNarrow) {
        phone = isNarrow;
        setClassName("practice-grid-narrow", phone);
        showColumns();
    }

    void setColumns(Set<PracticeColumn> columns) {
        shown = columns;
        showColumns();
    }

    private void showColumns() {
        narrow.setVisible(phone);
        wide.forEach((column, view) -> view.setVisible(!phone && shown.contains(column)));
    }

    /** Marks the sorted column without calling the listener. */
    void showOrder(PracticeSort practiceSort) {
        showing = true;
        sort(List.of(new GridSortOrder<>(
                wide.get(practiceSort.by()),
                practiceSort.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
        showing = false;
    }

    /** Selects a row, or no row if null. */
    void mark(@Nullable GridRow row) {
        asSingleSelect().setValue(row);
    }

    /** Reloads all rows. */
    void reload() {
        provider.refreshAll();
    }

    /** Redraws a row with new values. */
    void refresh(GridRow row) {
        provider.refreshItem(row);
    }

    private static @Nullable PracticeSort order(List<GridSortOrder<GridRow>> order) {
        if (order.isEmpty()) {
            return null;
        }
        GridSortOrder<GridRow> first = order.getFirst();
        return new PracticeSort(
                PracticeColumn.valueOf(first.getSorted().getKey()), first.getDirection() == SortDirection.DESCENDING);
    }
}
