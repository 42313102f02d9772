package io.curasync.ui;

import com.vaadin.flow.component.button.Button;

/** Enables and disables buttons of live screens. */
public final class ButtonState {

    private ButtonState() {}

    /**
     * Enables or disables a button, if it is not in this state already. {@link Button#setEnabled} sends a script on every call. While the
     * button is hidden, the scripts wait on the server, so a screen that calls it with every live update would collect them.
     */
    public static void setEnabled(Button button, boolean enabled) {
        if (button.getElement().getNode().isEnabledSelf() != enabled) {
            button.setEnabled(enabled);
        }
    }
}
