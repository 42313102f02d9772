package io.curasync.ui.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.Renderer;
import io.curasync.ui.NarrowScreen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Grid of a {@link LiveList}. On wide screens, it has several columns. On narrow screens, it has one column with two lines per row. It
 * loads rows while the user scrolls.
 *
 * @param <T> type of a row
 */
public class ListGrid<T> extends Grid<T> {

    static final int PAGE = 50;

    /** Maximum width of the window, in pixels, at which an open drawer leaves too little space for all columns. */
    private static final int MAX_CROWDED_WINDOW = 1_700;

    private final Column<T> narrow;
    private final List<Column<T>> wide = new ArrayList<>();
    private final Set<Column<T>> hidden = new HashSet<>();
    private final Set<Column<T>> optional = new HashSet<>();
    private boolean isNarrow;
    private boolean inSmallWindow;
    private boolean besideDrawer;
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
     * @param width CSS width
     * @param grow share of the remaining width, relative to other columns; 0 for none
     */
    public final Column<T> column(String header, Renderer<T> renderer, String width, int grow) {
        Column<T> column = addColumn(renderer).setHeader(header).setWidth(width).setFlexGrow(grow);
        wide.add(column);
        return column;
    }

    /**
     * Adds a column for wide screens that is hidden while an open drawer leaves too little space for all columns. See {@link #column} for
     * the parameters.
     */
    final Column<T> optionalColumn(String header, Renderer<T> renderer, String width, int grow) {
        Column<T> column = column(header, renderer, width, grow);
        optional.add(column);
        return column;
    }

    final void setBesideDrawer(boolean isBesideDrawer) {
        if (besideDrawer != isBesideDrawer) {
            besideDrawer = isBesideDrawer;
            showColumns();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        NarrowScreen.follow(event, MAX_CROWDED_WINDOW, small -> inSmallWindow = small);
        NarrowScreen.follow(event, narrow -> {
            isNarrow = narrow;
            showColumns();
        });
    }

    /** Restricts the columns for wide screens to the columns with the given keys. By default, all columns are shown. */
    public final void showOnly(Set<String> keys) {
        hidden.clear();
        wide.stream().filter(column -> !keys.contains(column.getKey())).forEach(hidden::add);
        showColumns();
    }

    private void showColumns() {
        narrow.setVisible(isNarrow);
        wide.forEach(column -> column.setVisible(isShown(column)));
    }

    private boolean isShown(Column<T> column) {
        return !isNarrow && !hidden.contains(column) && !(besideDrawer && inSmallWindow && optional.contains(column));
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
