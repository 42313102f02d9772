package io.curasync.ui.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import io.curasync.ui.EmptyState;
import io.curasync.ui.NarrowScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list that loads its rows from the database as the user scrolls. Wide screens show columns, narrow ones two lines
 * per row. Visible rows are updated in place. If a change moves rows, the list reloads while it is scrolled to the top;
 * otherwise it offers a button that reloads it.
 *
 * @param <Q> type of the query, with value equality
 * @param <T> type of a row, with value equality
 */
@StyleSheet("context://assets/browse.css")
public final class LiveList<Q, T> extends Div {

    /** Reads the rows of a query. Any thread may call it. */
    public interface Source<Q, T> {

        List<T> page(Q query, int offset, int limit);

        int count(Q query);
    }

    /**
     * The result of {@link #read}: the query and its visible rows, the index of the first one, and the number of all
     * rows.
     */
    public record Fresh<Q, T>(Q asked, int offset, List<T> rows, int count) {}

    private static final int PAGE = 50;

    private static final String OPEN_PART = "open";

    /** The rows that the grid fetched most recently. */
    private record Window<T>(int offset, int limit, List<T> rows) {}

    private final Source<Q, T> source;
    private final ValueProvider<T, Object> id;
    private final IntConsumer counted;
    private final Grid<T> grid = new Grid<>(PAGE);
    private final CallbackDataProvider<T, Void> provider;
    private final Grid.Column<T> narrow;
    private final List<Grid.Column<T>> wide = new ArrayList<>();
    private final SentRows<T> sent;
    private @Nullable Object open;
    private final Button changed = new Button("The list has changed · show", click -> reload());

    // Volatile, because the thread that checks for changes reads these fields too.
    private volatile Q asked;
    private volatile Window<T> window = new Window<>(0, 0, List.of());
    private volatile int size;
    private boolean scrolled;
    private boolean showing;

    /**
     * Creates a list.
     *
     * @param title header of the only column on a narrow screen
     * @param source reads the rows
     * @param id returns the unique id of a row
     * @param asked initial query
     * @param empty shown if there are no rows
     * @param twoLines renders a row as two lines on a narrow screen
     * @param counted called with the number of rows after each count
     */
    public LiveList(
            String title,
            Source<Q, T> source,
            ValueProvider<T, Object> id,
            Q asked,
            EmptyState empty,
            Renderer<T> twoLines,
            IntConsumer counted) {
        this.source = source;
        this.id = id;
        this.asked = asked;
        sent = new SentRows<>(id, 10 * PAGE);
        this.counted = counted;
        provider = new CallbackDataProvider<>(
                query -> fetch(query.getOffset(), query.getLimit()), query -> count(), id::apply);
        grid.setClassName("cs-browse-grid");
        grid.setSizeFull();
        // Independent of the container and effective before any style sheet is loaded: a grid without a height limit
        // renders all rows.
        grid.setMaxHeight("100dvh");
        narrow = grid.addColumn(twoLines).setHeader(title).setFlexGrow(1);
        narrow.setVisible(false);
        grid.setDataProvider(provider);
        GridScrollState.watch(grid, awayFromTop -> scrolled = awayFromTop);
        grid.setPartNameGenerator(row -> id.apply(row).equals(open) ? OPEN_PART : null);
        grid.setEmptyStateComponent(empty);
        changed.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        changed.setVisible(false);
        addClassNames("cs-card", "cs-browse-list");
        add(grid, changed);
    }

    /** Returns the grid, so that the caller can add selection and click listeners. */
    public Grid<T> grid() {
        return grid;
    }

    /**
     * Adds a column for wide screens.
     *
     * @param width CSS width
     * @param grow share of the remaining width; 0 for none
     */
    public Grid.Column<T> column(String header, Renderer<T> renderer, String width, int grow) {
        Grid.Column<T> column =
                grid.addColumn(renderer).setHeader(header).setWidth(width).setFlexGrow(grow);
        wide.add(column);
        return column;
    }

    /** Adds a listener for sorting by a column that has a key. It receives the key, and true for descending order. */
    public void onSort(BiConsumer<String, Boolean> sorted) {
        grid.addSortListener(event -> {
            if (!showing && !event.getSortOrder().isEmpty()) {
                GridSortOrder<T> first = event.getSortOrder().getFirst();
                sorted.accept(first.getSorted().getKey(), first.getDirection() == SortDirection.DESCENDING);
            }
        });
    }

    /** Marks the column by which the list is sorted, without calling the listener of {@link #onSort}. */
    public void showSort(String key, boolean descending) {
        showing = true;
        wide.stream()
                .filter(column -> key.equals(column.getKey()))
                .forEach(column -> grid.sort(List.of(
                        new GridSortOrder<>(column, descending ? SortDirection.DESCENDING : SortDirection.ASCENDING))));
        showing = false;
    }

    /**
     * Marks the row that the drawer shows.
     *
     * @param rowId id of the row; null if the drawer is closed
     */
    public void setOpen(@Nullable Object rowId) {
        Object before = open;
        open = rowId;
        if (!Objects.equals(before, rowId)) {
            redraw(before);
            redraw(rowId);
        }
    }

    private void redraw(@Nullable Object rowId) {
        T row = rowId == null ? null : sent.get(rowId);
        if (row != null) {
            provider.refreshItem(row);
        }
    }

    /** Returns the current query. */
    public Q asked() {
        return asked;
    }

    /** Changes the query and reloads the list. */
    public void list(Q newQuery) {
        asked = newQuery;
        reload();
    }

    /** Reads the visible rows again. May be called from any thread. */
    public Fresh<Q, T> read() {
        Q now = asked;
        Window<T> visible = window;
        return new Fresh<>(
                now, visible.offset(), source.page(now, visible.offset(), visible.limit()), source.count(now));
    }

    /** Applies a result of {@link #read}. Ignores it if the query or the visible rows have changed since. */
    public void show(Fresh<Q, T> fresh) {
        Window<T> visible = window;
        if (!fresh.asked().equals(asked) || fresh.offset() != visible.offset()) {
            return;
        }
        if (fresh.count() == size && ids(fresh.rows()).equals(ids(visible.rows()))) {
            for (int i = 0; i < fresh.rows().size(); i++) {
                if (!fresh.rows().get(i).equals(visible.rows().get(i))) {
                    provider.refreshItem(fresh.rows().get(i));
                }
            }
            window = new Window<>(visible.offset(), visible.limit(), fresh.rows());
            sent.add(fresh.rows());
        } else if (scrolled) {
            changed.setVisible(true);
        } else {
            reload();
        }
    }

    /** Reloads all rows. */
    public void reload() {
        changed.setVisible(false);
        provider.refreshAll();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        NarrowScreen.follow(event, this::setNarrow);
    }

    private void setNarrow(boolean phone) {
        narrow.setVisible(phone);
        wide.forEach(column -> column.setVisible(!phone));
    }

    private Stream<T> fetch(int offset, int limit) {
        List<T> rows = source.page(asked, offset, limit);
        window = new Window<>(offset, limit, rows);
        sent.add(rows);
        return rows.stream();
    }

    private int count() {
        size = source.count(asked);
        counted.accept(size);
        return size;
    }

    private List<@Nullable Object> ids(List<T> rows) {
        return rows.stream().<@Nullable Object>map(id::apply).toList();
    }
}
