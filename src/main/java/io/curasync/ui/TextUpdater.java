package io.curasync.ui;

import com.vaadin.flow.component.HasText;
import com.vaadin.flow.dom.Element;

/**
 * Updates the text of a component with minimal traffic. Vaadin's {@code setText} sends a text again even if it has not changed, and
 * replaces the text node instead of changing it.
 */
public final class TextUpdater {

    private TextUpdater() {}

    public static void show(HasText component, String text) {
        Element element = component.getElement();
        Element only = element.getChildCount() == 1 ? element.getChild(0) : element;
        if (only.isTextNode()) {
            if (!text.equals(only.getText())) {
                only.setText(text);
            }
        } else if (!text.equals(component.getText())) {
            component.setText(text);
        }
    }
}
