package io.curasync.ui.list;

import com.vaadin.flow.component.grid.Grid;

/** Enables multiple selection in a grid with check boxes. */
public final class MultiSelect {

    /**
     * Labels the selection column for screen readers. It has no "select all" check box, and so no header of its own.
     */
    private static final String SELECTION_HEADER_SCRIPT = """
            this.querySelector('vaadin-grid-flow-selection-column').headerRenderer = head => {
                head.innerHTML = '<span class="cs-visually-hidden">Selection</span>';
            };
            """;

    private MultiSelect() {}

    public static void in(Grid<?> grid) {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.getElement().executeJs(SELECTION_HEADER_SCRIPT);
    }
}
