package io.curasync.base;

import com.vaadin.flow.component.html.Span;

/** Says that what stands beside it is kept up to date without a reload. */
public final class LiveIndicator extends Span {

    public LiveIndicator() {
        addClassName("cs-live");
        setTitle("Changes appear by themselves");
        add(Icon.DOT.create(), new Span("Live"));
    }
}
