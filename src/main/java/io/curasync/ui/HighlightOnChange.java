package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;

/**
 * Something on the screen that lights up for a moment when its value changes while it is looked at. In a grid's
 * {@code LitRenderer}: {@code <cura-live of="${item.id} orders" value="${item.orders}">…</cura-live>}.
 */
@Tag("cura-live")
public final class HighlightOnChange extends Component implements HasComponents {

    /**
     * @param of what it is the value of, unlike any other on the screen, such as {@code 42 status}
     * @param value compared with the one that was shown before
     */
    public HighlightOnChange(String of, String value, Component... shown) {
        getElement().setAttribute("of", of).setAttribute("value", value);
        add(shown);
    }
}
