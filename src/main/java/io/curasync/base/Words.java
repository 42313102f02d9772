package io.curasync.base;

import com.vaadin.flow.component.HasText;

/** Sets texts of what is kept up to date: Vaadin sends a text again even if it is the one that is there. */
public final class Words {

    private Words() {}

    public static void show(HasText where, String text) {
        if (!text.equals(where.getText())) {
            where.setText(text);
        }
    }
}
