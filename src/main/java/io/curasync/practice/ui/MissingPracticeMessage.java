package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;

/**
 * Shown in the drawer instead of a practice that is not there, or not the user's. It says the same of both: nobody learns
 * from it which practices others have.
 */
final class MissingPracticeMessage extends Div {

    MissingPracticeMessage(Runnable close) {
        addClassNames("cs-card", "cs-drawer");
        getElement().setAttribute("role", "alert").setAttribute("aria-label", "Practice");
        add(new EmptyState(
                Icon.BUILDING,
                "This practice does not exist or is not yours.",
                new Button("Show the list", click -> close.run())));
    }
}
