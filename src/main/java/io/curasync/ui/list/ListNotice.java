package io.curasync.ui.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.NumberLabels;

/**
 * Notice below a list. It says that the list has changed since its rows were read, or that updates are paused. It has a button for showing
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
        show.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        addClassName("cs-list-notice");
        getElement().setAttribute("role", "status");
        add(label, show);
        setVisible(false);
    }

    void hide() {
        setVisible(false);
    }

    /**
     * Shows that updates of the list are paused. If there are no changes, the notice has no button.
     *
     * @param changes number of changes since the list was read
     */
    void showPaused(int changes) {
        boolean hasChanged = changes > 0;
        showText(
                "Paused · " + (hasChanged ? NumberLabels.of(changes, "change") + " · " : "nothing has changed since"),
                hasChanged);
    }

    /** Shows that the list has changed. Used while the list is scrolled away from its top. */
    void showChanged(String changes) {
        showText(changes + " · ", true);
    }

    private void showText(String text, boolean hasButton) {
        label.setText(text);
        show.setVisible(hasButton);
        setVisible(true);
    }
}
