package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;

/**
 * Briefly highlights its content when its value changes while the content is visible. A grid's {@code LitRenderer} uses
 * the element directly: {@code <cura-live of="${item.id} orders" value="${item.orders}">…</cura-live>}.
 */
@Tag("cura-live")
public final class HighlightOnChange extends Component implements HasComponents {

    /**
     * Creates an element around the content.
     *
     * @param key unique key of the value on the screen, such as {@code 42 status}
     * @param value compared with the previous value of the same key
     */
    public HighlightOnChange(String key, String value, Component... content) {
        getElement().setAttribute("of", key).setAttribute("value", value);
        add(content);
    }
}
