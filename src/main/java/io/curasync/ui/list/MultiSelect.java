package io.curasync.ui.list;

import com.vaadin.flow.component.grid.Grid;

/** Enables the selection of several rows of a grid with check boxes. */
public final class MultiSelect {

    /**
     * Adds a header for screen readers to the selection column. Without a "select all" check box, the column has no
     * header.
     */
    private static final String SELECTION_HEADER_SCRIPT = """
            this.querySelector('vaadin-grid-flow-selection-column').headerRenderer = head => {
                head.innerHTML = '<span class="cs-visually-hidden">Selection</span>';
            };
            """;

    private MultiSelect() {}

    public static void enable(Grid<?> grid) {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.getElement().executeJs(SELECTION_HEADER_SCRIPT);
    }
}
