package io.curasync.base;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;

/** Says that what stands beside it is kept up to date without a reload, and holds it while it is pressed. */
public final class LiveSwitch extends NativeButton {

    private final Span word = new Span();
    private boolean held;

    /** @param toggled told whether it holds now */
    public LiveSwitch(Consumer<Boolean> toggled) {
        addClassNames("cs-live", "cs-live-switch");
        addClickListener(click -> {
            held = !held;
            render();
            toggled.accept(held);
        });
        render();
    }

    private void render() {
        removeAll();
        word.setText(held ? "Paused" : "Live");
        add((held ? Icon.PAUSE : Icon.DOT).create(), word);
        setTitle(held ? "Go on showing changes" : "Changes appear by themselves; press to hold them");
        setClassName("cs-held", held);
        getElement()
                .setAttribute("aria-pressed", String.valueOf(held))
                .setAttribute("aria-label", word.getText() + ", pause changes");
    }
}
