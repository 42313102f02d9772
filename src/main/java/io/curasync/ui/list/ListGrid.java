package io.curasync.ui.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.data.selection.SelectionModel;
import io.curasync.ui.DrawerLayout;
import io.curasync.ui.NarrowScreen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Grid of a list. On wide screens, it has several columns. It hides columns that do not fit, so that it does not scroll sideways. If the
 * remaining columns do not fit, either, and on narrow screens, it has one column with two lines per row.
 *
 * @param <T> type of a row
 */
public class ListGrid<T> extends Grid<T> implements DrawerLayout.CondensableList {

    static final int PAGE = 50;

    /** Width of the column with the check boxes of a grid in which users can select several rows, in pixels. */
    private static final int CHECK_BOXES = 56;

    /** Focuses the cell of the focused row again. When columns are shown or hidden, the grid replaces all cells. */
    private static final String RESTORE_FOCUS = """
            if (this.shadowRoot?.activeElement) {
                requestAnimationFrame(() => document.activeElement === document.body && this._itemsFocusable?.focus());
            }""";

    private final Column<T> narrow;
    private final List<Column<T>> wide = new ArrayList<>();
    private final Set<Column<T>> hidden = new HashSet<>();
    private final Deque<Column<T>> optional = new ArrayDeque<>();
    private final Deque<Column<T>> secondary = new ArrayDeque<>();
    private final ListSpace space = new ListSpace();
    private boolean isNarrow;
    private boolean showing;

    /**
     * Creates a grid without columns for wide screens. Call {@link #column} to add these columns.
     *
     * @param title header of the only column on a narrow screen
     * @param twoLines renders a row as two lines on a narrow screen
     */
    public ListGrid(String title, Renderer<T> twoLines) {
        super(PAGE);
        setClassName("cs-browse-grid");
        setSizeFull();
        // Without a height limit, a grid renders all rows. This limit does not depend on the container or on a style
        // sheet, which may not be loaded yet.
        setMaxHeight("100dvh");
        narrow = addColumn(twoLines).setHeader(title).setFlexGrow(1);
        narrow.setVisible(false);
    }

    /**
     * Adds a column for wide screens.
     *
     * @param width minimum width, in CSS pixels
     * @param grow share of the remaining width, relative to other columns; 0 for none
     */
    public final Column<T> column(String header, Renderer<T> renderer, String width, int grow) {
        Column<T> column = addColumn(renderer).setHeader(header).setWidth(width).setFlexGrow(grow);
        wide.add(column);
        return column;
    }

    /**
     * Adds a column for wide screens that is hidden if not all columns fit, the last one first, and beside an open drawer in all but large
     * windows. See {@link #column} for the parameters.
     */
    final Column<T> optionalColumn(String header, Renderer<T> renderer, String width, int grow) {
        Column<T> column = column(header, renderer, width, grow);
        optional.addFirst(column);
        return column;
    }

    /**
     * Adds a column for wide screens that is hidden if it does not fit without the optional columns, the last one first. See
     * {@link #column} for the parameters.
     */
    public final Column<T> secondaryColumn(String header, Renderer<T> renderer, String width, int grow) {
        Column<T> column = column(header, renderer, width, grow);
        secondary.addFirst(column);
        return column;
    }

    /** Hides the columns with the given keys if not all columns fit, the first one first. */
    protected final void hideFirst(List<String> keys) {
        keys.forEach(key -> secondary.add(getColumnByKey(key)));
    }

    /**
     * Reserves space for a card beside the list.
     *
     * @param width width of the card and of the gap, in pixels
     * @param minWindow width of the smallest window in which the card is beside the list, in pixels
     */
    public final void reserve(int width, int minWindow) {
        space.setCard(width, minWindow);
    }

    @Override
    public final void setDrawerWidth(int pixels) {
        space.setDrawerWidth(pixels);
        fitColumns();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        NarrowScreen.followWidth(event, width -> {
            isNarrow = NarrowScreen.isNarrow(width);
            space.setWindowWidth(width);
            fitColumns();
        });
    }

    /** Restricts the columns for wide screens to the columns with the given keys. By default, all columns are shown. */
    public final void showOnly(Set<String> keys) {
        hidden.clear();
        wide.stream().filter(column -> !keys.contains(column.getKey())).forEach(hidden::add);
        fitColumns();
    }

    /** Shows the columns that fit. Must be called after a change of the selection mode. */
    protected final void fitColumns() {
        List<Column<T>> columns = isNarrow ? List.of() : fittingColumns();
        if (columns.equals(wide.stream().filter(Column::isVisible).toList())) {
            return;
        }
        narrow.setVisible(columns.isEmpty());
        wide.forEach(column -> column.setVisible(columns.contains(column)));
        getElement().executeJs(RESTORE_FOCUS);
    }

    /** Returns the columns to show on a wide screen; empty if the indispensable columns do not fit. */
    private List<Column<T>> fittingColumns() {
        List<Column<T>> columns = new ArrayList<>(wide);
        columns.removeAll(hidden);
        if (space.isCrowded()) {
            columns.removeAll(optional);
        }
        var next = Stream.concat(optional.stream(), secondary.stream()).iterator();
        while (!space.fits(width(columns)) && next.hasNext()) {
            columns.remove(next.next());
        }
        return space.fits(width(columns)) ? columns : List.of();
    }

    private int width(List<Column<T>> columns) {
        int checkBoxes = getSelectionModel() instanceof SelectionModel.Multi ? CHECK_BOXES : 0;
        return checkBoxes
                + columns.stream()
                        .mapToInt(column -> Integer.parseInt(column.getWidth().replace("px", "")))
                        .sum();
    }

    /**
     * Adds a listener for changes of the sort order by the user. Every sortable column must have a key.
     *
     * @param sorted called with the key of the column and whether the order is descending
     * @param unsorted called when the user removes the sort order
     */
    public final void onSort(BiConsumer<String, Boolean> sorted, Runnable unsorted) {
        addSortListener(event -> {
            if (showing) {
                return;
            }
            if (event.getSortOrder().isEmpty()) {
                unsorted.run();
            } else {
                GridSortOrder<T> first = event.getSortOrder().getFirst();
                sorted.accept(first.getSorted().getKey(), first.getDirection() == SortDirection.DESCENDING);
            }
        });
    }

    /**
     * Marks the column by which the list is sorted. Does not call the listeners of {@link #onSort}. Does nothing if no column has the key.
     */
    public final void showSort(String key, boolean descending) {
        showing = true;
        wide.stream()
                .filter(column -> key.equals(column.getKey()))
                .forEach(column -> sort(List.of(
                        new GridSortOrder<>(column, descending ? SortDirection.DESCENDING : SortDirection.ASCENDING))));
        showing = false;
    }
}
