package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/**
 * A container in which a long table scrolls, also by keyboard, within the height of its card. The web component highlights changed cells
 * for a moment.
 */
@Tag("cura-live-table")
final class ScrollableTable extends Component implements HasComponents, HasStyle {

    private static final int LONG_TABLE_ROWS = 12;

    ScrollableTable(LiveTable table, String label) {
        add(table);
        addClassName("kpi-scroller");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }

    /** @param rows number of rows of the table */
    void fit(int rows) {
        setClassName("kpi-long", rows > LONG_TABLE_ROWS);
    }
}
