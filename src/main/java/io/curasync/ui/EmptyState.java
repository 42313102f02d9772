package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Placeholder for an empty list: the reason it is empty and the actions that fill it. */
public final class EmptyState extends Div {

    public EmptyState(Icon icon, String sentence, Component... actions) {
        addClassName("cs-empty");
        Span symbol = icon.create();
        symbol.addClassName("cs-tile");
        add(symbol, new Paragraph(sentence));
        add(actions);
    }
}
