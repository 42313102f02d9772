package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;

/** Header of a drawer, with a title and a close button. */
public final class DrawerHead extends Div {

    /**
     * Creates a header.
     *
     * @param title the title, usually a heading
     * @param close called when the user presses the close button
     */
    public DrawerHead(Component title, Runnable close) {
        Button closing = new Button(Icon.CLOSE.create(), click -> close.run());
        closing.setAriaLabel("Close");
        closing.addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("cs-card-head");
        add(title, closing);
    }
}
