package io.curasync.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list that loads its rows from the database as the user scrolls. Wide screens show columns. Narrow screens show two lines per row.
 * Visible rows are updated in place. If a change adds, removes or moves rows, the list reloads, but only while it is scrolled to the top.
 * Otherwise, it shows a notice with a button for reloading. While updates are paused, the rows do not change, and the notice shows the
 * number of changes.
 *
 * @param <Q> type of the query, with value equality
 * @param <T> type of a row, with value equality
 */
@StyleSheet("context://assets/browse.css")
public final class LiveList<Q, T> extends Div {

    /**
     * The result of {@link #read}, which {@link #show} displays.
     *
     * @param asked the query that was current when the rows were read
     * @param offset index of the first loaded row
     */
    public record Fresh<Q, T>(Q asked, int offset, ListUpdate<T> update) {}

    private static final int MAX_SENT_ROWS = 10 * ListGrid.PAGE;
    private static final String OPEN_PART = "open";

    private final ListSource<Q, T> source;
    private final ValueProvider<T, Object> id;
    private final IntConsumer counted;
    private final ListGrid<T> grid;
    private final CallbackDataProvider<T, Void> provider;
    private final SentRows<T> sent;
    private @Nullable Object open;
    private final ListNotice notice = new ListNotice(this::reload);

    // Volatile, because any thread may call read().
    private volatile Q asked;
    private volatile LoadedWindow<T> loaded;
    private volatile int size = ListSource.UNCOUNTED;
    private volatile boolean paused;
    private boolean scrolled;

    /**
     * Creates a list.
     *
     * @param title header of the only column on a narrow screen
     * @param source reads the rows
     * @param id returns the unique id of a row
     * @param asked initial query
     * @param empty shown if there are no rows
     * @param twoLines renders a row as two lines on a narrow screen
     * @param counted called with the number of rows each time the rows are counted
     */
    public LiveList(
            String title,
            ListSource<Q, T> source,
            ValueProvider<T, Object> id,
            Q asked,
            Component empty,
            Renderer<T> twoLines,
            IntConsumer counted) {
        this(new ListGrid<>(title, twoLines), source, id, asked, empty, counted);
    }

    /** Creates a list with a custom grid. The remaining parameters are those of the other constructor. */
    public LiveList(
            ListGrid<T> grid,
            ListSource<Q, T> source,
            ValueProvider<T, Object> id,
            Q asked,
            Component empty,
            IntConsumer counted) {
        this.grid = grid;
        this.source = source;
        this.id = id;
        this.asked = asked;
        this.counted = counted;
        loaded = LoadedWindow.empty(id);
        sent = new SentRows<>(id, MAX_SENT_ROWS);
        provider = new CallbackDataProvider<>(
                query -> fetch(query.getOffset(), query.getLimit()), query -> count(), id::apply);
        grid.setDataProvider(provider);
        GridScrollState.watch(grid, awayFromTop -> scrolled = awayFromTop);
        grid.setPartNameGenerator(row -> id.apply(row).equals(open) ? OPEN_PART : null);
        grid.setEmptyStateComponent(empty);
        addClassNames("cs-card", "cs-browse-list");
        add(grid, notice);
    }

    /** Returns the grid, for example to add selection and click listeners. */
    public ListGrid<T> grid() {
        return grid;
    }

    /** Adds a column for wide screens; see {@link ListGrid#column}. */
    public Grid.Column<T> column(String header, Renderer<T> renderer, String width, int grow) {
        return grid.column(header, renderer, width, grow);
    }

    /** Adds a column for wide screens; see {@link ListGrid#optionalColumn}. */
    public Grid.Column<T> optionalColumn(String header, Renderer<T> renderer, String width, int grow) {
        return grid.optionalColumn(header, renderer, width, grow);
    }

    /** Adds a column for wide screens; see {@link ListGrid#secondaryColumn}. */
    public Grid.Column<T> secondaryColumn(String header, Renderer<T> renderer, String width, int grow) {
        return grid.secondaryColumn(header, renderer, width, grow);
    }

    /** Adds a listener for sort orders that the user chooses; see {@link ListGrid#onSort}. */
    public void onSort(BiConsumer<String, Boolean> sorted) {
        grid.onSort(sorted, () -> {});
    }

    /** Marks the column by which the list is sorted; see {@link ListGrid#showSort}. */
    public void showSort(String key, boolean descending) {
        grid.showSort(key, descending);
    }

    /** Highlights the row that the drawer shows. The argument is the id of the row; null removes the highlight. */
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

    /** Returns the rows that were last sent to the browser. */
    public LoadedWindow<T> loaded() {
        return loaded;
    }

    /** Changes the query and reloads the list. */
    public void list(Q newQuery) {
        asked = newQuery;
        reload();
    }

    /** Pauses or resumes updates. In both cases, reads the list again without scrolling. */
    public void setPaused(boolean isPaused) {
        paused = isPaused;
        readAgain();
    }

    /** Reads the loaded rows again. While updates are paused, only counts the changes. May be called by any thread. */
    public Fresh<Q, T> read() {
        Q now = asked;
        LoadedWindow<T> window = loaded;
        return new Fresh<>(now, window.offset(), update(now, size, window));
    }

    private ListUpdate<T> update(Q query, int sizeBefore, LoadedWindow<T> window) {
        if (sizeBefore == ListSource.UNCOUNTED && window.rows().isEmpty()) {
            // The grid has not read its rows since the last reload. When it reads them, the rows include this change.
            return ListUpdate.ofWaiting(0);
        }
        return paused ? ListUpdate.ofWaiting(source.changes(query)) : source.update(query, sizeBefore, window);
    }

    /**
     * Shows a result of {@link #read}. Ignores the result if the query has changed or the user has scrolled to other rows since it was
     * read.
     */
    public void show(Fresh<Q, T> fresh) {
        if (!fresh.asked().equals(asked) || fresh.offset() != loaded.offset()) {
            return;
        }
        ListUpdate<T> update = fresh.update();
        if (paused) {
            notice.showPaused(update.waiting());
        } else if (update.isMoved() && !scrolled) {
            reload();
        } else {
            refresh(update.rows());
            if (update.isMoved()) {
                notice.showChanged(
                        update.waiting() > 0 ? source.waitingLabel(update.waiting()) : "The list has changed");
            }
        }
    }

    private void refresh(List<T> rows) {
        LoadedWindow<T> before = loaded;
        LoadedWindow<T> after = before.updated(rows);
        List<T> changed = after.changedSince(before);
        changed.forEach(provider::refreshItem);
        sent.add(changed);
        loaded = after;
    }

    /** Scrolls to the first row, and reads the list again. */
    public void reload() {
        if (scrolled) {
            grid.scrollToStart();
        }
        readAgain();
    }

    private void readAgain() {
        asked = source.renewed(asked);
        size = ListSource.UNCOUNTED;
        loaded = LoadedWindow.empty(id);
        notice.hide();
        if (paused) {
            notice.showPaused(0);
        }
        provider.refreshAll();
    }

    private Stream<T> fetch(int offset, int limit) {
        List<T> rows = source.page(asked, offset, limit);
        loaded = loaded.with(offset, limit, rows);
        sent.add(rows);
        return rows.stream();
    }

    private int count() {
        size = source.count(asked);
        counted.accept(size);
        return size;
    }
}
