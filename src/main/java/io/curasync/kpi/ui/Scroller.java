package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/** Room of a bounded height for a table, which the keyboard can scroll too. In the browser, cells that change light up for a moment. */
@Tag("cura-live-table")
final class Scroller extends Component implements HasComponents, HasStyle {

    Scroller(LiveTable table, String label) {
        add(table);
        addClassName("kpi-scroller");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }
}
