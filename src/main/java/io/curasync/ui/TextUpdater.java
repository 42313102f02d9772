package io.curasync.ui;

import com.vaadin.flow.component.HasText;
import com.vaadin.flow.dom.Element;

/**
 * Sets texts of what is kept up to date. Vaadin sends a text again even if it is the one that is there, and another one as a new
 * node instead of the one that goes.
 */
public final class TextUpdater {

    private TextUpdater() {}

    public static void show(HasText where, String text) {
        Element element = where.getElement();
        Element only = element.getChildCount() == 1 ? element.getChild(0) : element;
        if (only.isTextNode()) {
            if (!text.equals(only.getText())) {
                only.setText(text);
            }
        } else if (!text.equals(where.getText())) {
            where.setText(text);
        }
    }
}
