package io.curasync.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;

/** What all error pages look like: what happened, and the way home. */
abstract class ErrorLayout extends Div {

    void show(Icon icon, String title, String sentence) {
        removeAll();
        Anchor home = new Anchor("", "Go to the start");
        home.addClassName("cs-button");
        EmptyState state = new EmptyState(icon, sentence, home);
        add(new ViewHeader(title), state);
    }
}
