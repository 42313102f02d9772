package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.NumberLabels;

/** Below a list that does not show everything that has happened: what it withholds, and the way to see it. */
final class ListNotice extends Div {

    private final Span text = new Span();
    private final Button show;

    ListNotice(Runnable showing) {
        show = new Button("show", click -> showing.run());
        show.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        addClassName("practice-notice");
        getElement().setAttribute("role", "status");
        add(text, show);
        setVisible(false);
    }

    void hide() {
        setVisible(false);
    }

    /** @param waiting how many practices have changed meanwhile */
    void paused(int waiting) {
        tell("Paused · " + (waiting == 0 ? "nothing has changed since" : changes(waiting) + " · "), waiting > 0);
    }

    /** @param waiting 0: the list is another, though none of the practices in it has changed */
    void scrolled(int waiting) {
        tell(waiting == 0 ? "The list has changed · " : changes(waiting) + " while you were scrolled down · ", true);
    }

    private void tell(String sentence, boolean toShow) {
        text.setText(sentence);
        show.setVisible(toShow);
        setVisible(true);
    }

    private static String changes(int waiting) {
        return NumberLabels.of(waiting, "change");
    }
}
