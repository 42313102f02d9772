package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;

/**
 * Element that briefly highlights its content when its value changes. The value is compared with the last value that this or another
 * element on the page showed for the same key. A {@code LitRenderer} of a grid uses the web component directly: {@code <cura-live
 * of="${item.id} orders" value="${item.orders}">…</cura-live>}.
 */
@Tag("cura-live")
public final class HighlightOnChange extends Component implements HasComponents {

    /**
     * Creates an element around the content.
     *
     * @param key name of the value, unique in the application, such as {@code 42 status}
     * @param value current value; compared with the last value of the same key
     */
    public HighlightOnChange(String key, String value, Component... content) {
        getElement().setAttribute("of", key).setAttribute("value", value);
        add(content);
    }
}
