package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Placeholder for missing content, such as an empty list. Shows an icon, a sentence with the reason, and actions that help. */
public final class EmptyState extends Div {

    public EmptyState(Icon icon, String sentence, Component... actions) {
        addClassName("cs-empty");
        Span symbol = icon.create();
        symbol.addClassName("cs-tile");
        add(symbol, new Paragraph(sentence));
        add(actions);
    }
}
