package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/**
 * Container that lets a long table scroll within its card, by mouse or keyboard. Its web component briefly highlights changed
 * cells.
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

    /**
     * Limits the height if the table has more than {@value #LONG_TABLE_ROWS} rows; otherwise removes the limit.
     *
     * @param rows number of rows of the table
     */
    void fit(int rows) {
        setClassName("kpi-long", rows > LONG_TABLE_ROWS);
    }
}
