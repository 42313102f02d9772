package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Room of a bounded height for a table, which the keyboard can scroll too. */
final class Scroller extends Div {

    Scroller(Component content, String label) {
        super(content);
        addClassName("kpi-scroller");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }
}
