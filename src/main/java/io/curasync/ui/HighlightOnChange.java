package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;

/**
 * Briefly highlights its content when its value changes while it is visible. In a grid's {@code LitRenderer}: {@code
 * <cura-live of="${item.id} orders" value="${item.orders}">…</cura-live>}.
 */
@Tag("cura-live")
public final class HighlightOnChange extends Component implements HasComponents {

    /**
     * @param of unique key of the value on the screen, such as {@code 42 status}
     * @param value compared with the previously content value
     */
    public HighlightOnChange(String of, String value, Component... content) {
        getElement().setAttribute("of", of).setAttribute("value", value);
        add(content);
    }
}
