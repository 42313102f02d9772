package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/**
 * Room for a table. A long one scrolls, by keyboard too, in as much room as its card has. In the browser, cells that change light up for a
 * moment.
 */
@Tag("cura-live-table")
final class ScrollableTable extends Component implements HasComponents, HasStyle {

    private static final int LONG = 12;

    ScrollableTable(LiveTable table, String label) {
        add(table);
        addClassName("kpi-scroller");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }

    /** @param rows how many the table has */
    void fit(int rows) {
        setClassName("kpi-long", rows > LONG);
    }
}
