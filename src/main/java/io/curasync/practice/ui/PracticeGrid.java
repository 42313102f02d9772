package io.curasync.practice.ui;

import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeSort;
import io.curasync.ui.list.ListGrid;
import io.curasync.ui.list.MultiSelect;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Grid of practices. A click on a row opens the practice. If the user can select several rows, a click selects or deselects the row
 * instead.
 */
final class PracticeGrid extends ListGrid<GridRow> {

    private static final String OPEN = "cs-open";

    /** The columns that are hidden if there is too little space for all columns, the first one first. */
    private static final List<PracticeColumn> SECONDARY = List.of(
            PracticeColumn.SYNCED,
            PracticeColumn.SPECIALTY,
            PracticeColumn.REP,
            PracticeColumn.CHANGED,
            PracticeColumn.OVERDUE,
            PracticeColumn.LAST_ORDER,
            PracticeColumn.STATE);

    private final Consumer<PracticeRow> picked;
    private boolean selecting;

    /**
     * Creates a grid with all columns.
     *
     * @param showsAllReps whether the list contains the practices of all reps
     * @param picked called with the practice that the user opens
     * @param sorted called with the sort order that the user has chosen; {@code null} for the default sort order
     */
    PracticeGrid(boolean showsAllReps, Consumer<PracticeRow> picked, Consumer<@Nullable PracticeSort> sorted) {
        super(PracticeColumn.NAME.title(), CellRenderers.twoLines(showsAllReps));
        addClassName("practice-grid");
        for (PracticeColumn column : PracticeColumn.values()) {
            column(column.title(), CellRenderers.of(column), CellRenderers.width(column), CellRenderers.grow(column))
                    .setKey(column.name())
                    .setSortProperty(column.name())
                    .setSortable(true)
                    .setTextAlign(CellRenderers.align(column));
        }
        hideFirst(SECONDARY.stream().map(PracticeColumn::name).toList());
        this.picked = picked;
        selectOne();
        addItemClickListener(click -> toggle(click.getItem()));
        openOnEnter();
        onSort(
                (key, descending) -> sorted.accept(new PracticeSort(PracticeColumn.valueOf(key), descending)),
                () -> sorted.accept(null));
    }

    /** Switches to single selection, in which a click on a row opens the practice. */
    private void selectOne() {
        ((GridSingleSelectionModel<GridRow>) setSelectionMode(SelectionMode.SINGLE)).setDeselectAllowed(false);
        asSingleSelect().addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                picked.accept(change.getValue().practice());
            }
        });
    }

    /**
     * Starts or ends the mode in which the user can select several rows with check boxes.
     *
     * @param selected called with all selected rows when the selection changes in this mode
     */
    void setSelecting(boolean isSelecting, Consumer<Set<GridRow>> selected) {
        if (selecting == isSelecting) {
            return;
        }
        selecting = isSelecting;
        if (selecting) {
            MultiSelect.enable(this);
            asMultiSelect().addSelectionListener(event -> selected.accept(event.getAllSelectedItems()));
        } else {
            selectOne();
        }
        fitColumns();
    }

    /** Deselects all rows if the user can select several rows. */
    void clearSelection() {
        if (selecting) {
            deselectAll();
        }
    }

    private void toggle(GridRow row) {
        if (!selecting) {
            return;
        }
        if (asMultiSelect().isSelected(row)) {
            asMultiSelect().deselect(row);
        } else {
            asMultiSelect().select(row);
        }
    }

    private void open(GridRow row) {
        if (selecting) {
            toggle(row);
        } else {
            picked.accept(row.practice());
        }
    }

    /** Makes the Enter key work like a click on a row. By default, a grid handles only the space bar. */
    private void openOnEnter() {
        getElement()
                .addEventListener(OPEN, event -> {
                    GridRow row = getDataCommunicator()
                            .getKeyMapper()
                            .get(event.getEventData().get("event.detail").asString());
                    if (row != null) {
                        open(row);
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

    void setColumns(Set<PracticeColumn> columns) {
        showOnly(columns.stream().map(PracticeColumn::name).collect(Collectors.toSet()));
    }

    /** Marks the sorted column in the header. Does not call the listener. */
    void showOrder(PracticeSort practiceSort) {
        showSort(practiceSort.by().name(), practiceSort.descending());
    }

    /**
     * Selects a row without calling the listener. Does nothing if the user can select several rows.
     *
     * @param row {@code null} to select no row
     */
    void mark(@Nullable GridRow row) {
        if (!selecting) {
            asSingleSelect().setValue(row);
        }
    }
}
