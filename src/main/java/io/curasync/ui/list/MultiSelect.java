package io.curasync.ui.list;

import com.vaadin.flow.component.grid.Grid;

/** Lets users select several rows of a grid with check boxes. */
public final class MultiSelect {

    /**
     * Adds a header for screen readers to the column with the check boxes, which has no "select all" check box. Also replaces the check
     * boxes of Vaadin by native check boxes with a label.
     */
    private static final String SELECTION_COLUMN_SCRIPT = """
            const column = this.querySelector('vaadin-grid-flow-selection-column');
            column.headerRenderer = head => {
                head.innerHTML = '<span class="cs-visually-hidden">Selection</span>';
            };
            column.renderer = (cell, _, { item, selected }) => {
                let box = cell.firstElementChild;
                if (!box) {
                    box = document.createElement('input');
                    box.type = 'checkbox';
                    box.className = 'cs-row-check';
                    box.ariaLabel = 'Select row';
                    box.addEventListener('change', () => column.__toggleItem(box.__item, box.checked));
                    cell.append(box);
                }
                box.__item = item;
                box.checked = selected;
            };
            """;

    private MultiSelect() {}

    public static void enable(Grid<?> grid) {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.getElement().executeJs(SELECTION_COLUMN_SCRIPT);
    }
}
