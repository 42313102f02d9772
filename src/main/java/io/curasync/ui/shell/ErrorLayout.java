package io.curasync.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.ViewHeader;

/** Base class of the error pages. An error page explains the error and links to the start page. */
abstract class ErrorLayout extends Div {

    void show(Icon icon, String title, String sentence) {
        removeAll();
        Anchor home = new Anchor("", "Go to dashboard");
        home.addClassName("cs-button");
        EmptyState state = new EmptyState(icon, sentence, home);
        add(new ViewHeader(title), state);
    }
}
