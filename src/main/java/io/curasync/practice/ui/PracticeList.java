package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import io.curasync.practice.MatchCount;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeSort;
import io.curasync.ui.list.LiveList;
import io.curasync.ui.list.LoadedWindow;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The list of practices, whose rows are updated automatically. */
final class PracticeList extends Composite<LiveList<PracticeUrlState, GridRow>> {

    private final RowLoader rows;
    private final PracticeSort standard;
    private final PracticeGrid grid;
    private final LiveList<PracticeUrlState, GridRow> list;

    /**
     * Creates an empty list.
     *
     * @param rows reads the rows
     * @param showsAllReps whether the list contains the practices of all reps
     * @param empty shown if no practice matches
     * @param picked called with the practice that the user opens
     * @param sorted called with the new URL state when the user has chosen a sort order
     * @param counted called with the number of matches after each count
     */
    PracticeList(
            RowLoader rows,
            boolean showsAllReps,
            Component empty,
            Consumer<PracticeRow> picked,
            Consumer<PracticeUrlState> sorted,
            Consumer<MatchCount> counted) {
        this.rows = rows;
        standard = PracticeSort.standard(showsAllReps);
        grid = new PracticeGrid(
                showsAllReps, picked, order -> sorted.accept(listing().with(standard.equals(order) ? null : order)));
        list = new LiveList<>(
                grid, rows, GridRow::id, PracticeUrlState.DEFAULT, empty, count -> counted.accept(rows.matchCount()));
    }

    @Override
    protected LiveList<PracticeUrlState, GridRow> initContent() {
        return list;
    }

    /** Changes the search, the filters and the sort order to the given state, and reloads the list. */
    void list(PracticeUrlState asked) {
        grid.clearSelection();
        grid.showOrder(asked.sorting(standard));
        list.list(asked);
    }

    /** Returns the current state of the list, as in the URL. */
    PracticeUrlState listing() {
        return list.asked();
    }

    /** Returns the rows that were last sent to the browser. */
    LoadedWindow<GridRow> loaded() {
        return list.loaded();
    }

    /** Pauses or resumes updates. Reads the rows again in both cases. */
    void setPaused(boolean paused) {
        list.setPaused(paused);
    }

    void setColumns(Set<PracticeColumn> columns) {
        rows.setTrends(columns.contains(PracticeColumn.ORDERS));
        grid.setColumns(columns);
    }

    PracticeGrid grid() {
        return grid;
    }

    /**
     * Marks the row of the practice in the drawer.
     *
     * @param practice {@code null} to mark no row
     */
    void mark(@Nullable PracticeRow practice) {
        grid.mark(practice == null ? null : new GridRow(practice, List.of()));
    }

    /** Reads the loaded rows again; see {@link LiveList#read}. May be called from any thread. */
    LiveList.Fresh<PracticeUrlState, GridRow> read() {
        return list.read();
    }

    /** Applies a result of {@link #read}; see {@link LiveList#show}. */
    void show(LiveList.Fresh<PracticeUrlState, GridRow> fresh) {
        list.show(fresh);
    }
}
