package io.curasync.ui;

import com.vaadin.flow.component.grid.Grid;

/** Rows of a list that can be ticked, several at once. */
public final class MultiSelect {

    /** There is no box to select all that the database has, and so nothing that would tell what the column is. */
    private static final String TITLE_OF_SELECTION = """
            this.querySelector('vaadin-grid-flow-selection-column').headerRenderer = head => {
                head.innerHTML = '<span class="cs-visually-hidden">Selection</span>';
            };
            """;

    private MultiSelect() {}

    public static void in(Grid<?> grid) {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.getElement().executeJs(TITLE_OF_SELECTION);
    }
}
