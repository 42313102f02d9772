package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.NumberLabels;

/** A notice below the list about changes that it does not show yet, with a button that shows them. */
final class ListNotice extends Div {

    private final Span label = new Span();
    private final Button show;

    ListNotice(Runnable showing) {
        show = new Button("show", click -> showing.run());
        show.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        addClassName("practice-notice");
        getElement().setAttribute("role", "status");
        add(label, show);
        setVisible(false);
    }

    void hide() {
        setVisible(false);
    }

    /** @param waiting number of practices that changed in the meantime */
    void paused(int waiting) {
        showText("Paused · " + (waiting == 0 ? "nothing has changed since" : changes(waiting) + " · "), waiting > 0);
    }

    /** @param waiting 0 if the list changed although none of its practices did */
    void scrolled(int waiting) {
        showText(
                waiting == 0 ? "The list has changed · " : changes(waiting) + " while you were scrolled down · ", true);
    }

    private void showText(String text, boolean toShow) {
        label.setText(text);
        show.setVisible(toShow);
        setVisible(true);
    }

    private static String changes(int waiting) {
        return NumberLabels.of(waiting, "change");
    }
}
