package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/**
 * Shows short messages at the edge of the screen. A message closes after ten seconds. While the pointer or the focus is on the message, it
 * stays open. Afterward, the ten seconds start again.
 */
public final class Toast {

    private static final int DURATION_MILLIS = 10_000;

    private static final String PAUSE = """
            const pause = () => { $0.duration = 0; };
            const resume = () => { $0.duration = $1; };
            this.addEventListener('pointerenter', pause);
            this.addEventListener('focusin', pause);
            this.addEventListener('pointerleave', resume);
            this.addEventListener('focusout', resume);
            """;

    private Toast() {}

    /** Shows a neutral message. */
    public static void show(String sentence) {
        open(new Span(sentence));
    }

    /** Shows a message that confirms an action. */
    public static void done(String sentence) {
        open(new Span(sentence)).addThemeVariants(NotificationVariant.SUCCESS);
    }

    /** Shows a warning, for example that an action was rejected or that the requested item does not exist. */
    public static void refused(String sentence) {
        open(new Span(sentence)).addThemeVariants(NotificationVariant.WARNING);
    }

    /**
     * Shows a message that confirms an action and offers to undo it.
     *
     * @param undo called after the toast has closed because the user pressed “Undo”
     */
    public static void undoable(String sentence, Runnable undo) {
        Button button = new Button("Undo");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        Div text = new Div(new Span(sentence), button);
        text.addClassName("cs-toast-undo");
        Notification toast = open(text);
        button.addClickListener(click -> {
            toast.close();
            undo.run();
        });
    }

    /** Opens a toast with a component as its message. Returns the toast. */
    public static Notification open(Component content) {
        Notification toast = new Notification();
        Button close = new Button(Icon.CLOSE.create(), click -> toast.close());
        close.setAriaLabel("Close message");
        close.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div card = new Div(content, close);
        card.addClassName("cs-toast");
        toast.add(card);
        toast.setPosition(position());
        toast.setDuration(DURATION_MILLIS);
        toast.open();
        card.getElement().executeJs(PAUSE, toast.getElement(), DURATION_MILLIS);
        return toast;
    }

    /** Starts the ten seconds of an open toast again. */
    public static void extend(Notification toast) {
        // Only a changed duration restarts the countdown.
        toast.setDuration(toast.getDuration() == DURATION_MILLIS ? DURATION_MILLIS + 1 : DURATION_MILLIS);
    }

    /**
     * Returns a position that covers no buttons. Rows and drawers have buttons at the right, and a phone has the tab
     * bar at the bottom.
     */
    private static Notification.Position position() {
        return NarrowScreen.isNarrow(UI.getCurrent())
                ? Notification.Position.TOP_STRETCH
                : Notification.Position.BOTTOM_CENTER;
    }
}
