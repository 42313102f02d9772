package io.curasync.base;

import com.vaadin.flow.component.html.Span;

/**
 * Says whether what stands beside it is kept up to date without a reload: that it is, that it is paused, or, by the page
 * itself, that the connection is interrupted.
 */
public final class LiveIndicator extends Span {

    private final Span word = new Span();

    public LiveIndicator() {
        addClassName("cs-live");
        Span interrupted = new Span("Interrupted");
        interrupted.addClassName("cs-interrupted");
        word.addClassName("cs-connected");
        add(Icon.DOT.create(), word, interrupted);
        setPaused(false);
    }

    /** Whether the user holds it. */
    public void setPaused(boolean paused) {
        setClassName("cs-paused", paused);
        word.setText(paused ? "Paused" : "Live");
        setTitle(paused ? "Changes wait until you resume" : "Changes appear by themselves");
    }
}
