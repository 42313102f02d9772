package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.NumberLabels;

/**
 * A notice below the list that tells how many practices have changed since the list was read, with a button that shows
 * the changes.
 */
final class ListNotice extends Div {

    private final Span label = new Span();
    private final Button show;

    /**
     * Creates a hidden notice.
     *
     * @param showChanges called when the user presses the button
     */
    ListNotice(Runnable showChanges) {
        show = new Button("show", click -> showChanges.run());
        show.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        addClassName("practice-notice");
        getElement().setAttribute("role", "status");
        add(label, show);
        setVisible(false);
    }

    void hide() {
        setVisible(false);
    }

    /**
     * Shows the notice of a paused list.
     *
     * @param waiting number of practices that have changed since the list was read
     */
    void showPaused(int waiting) {
        showText("Paused · " + (waiting == 0 ? "nothing has changed since" : changes(waiting) + " · "), waiting > 0);
    }

    /**
     * Shows the notice of a list that is scrolled away from its top.
     *
     * @param waiting number of practices that have changed since the list was read; 0 if only their positions have
     */
    void showScrolled(int waiting) {
        showText(
                waiting == 0 ? "The list has changed · " : changes(waiting) + " while you were scrolled down · ", true);
    }

    private void showText(String text, boolean hasButton) {
        label.setText(text);
        show.setVisible(hasButton);
        setVisible(true);
    }

    private static String changes(int waiting) {
        return NumberLabels.of(waiting, "change");
    }
}
