package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.offline.OfflineCopy;

/**
 * Message in the drawer for a practice that does not exist or is out of scope. The text is the same in both cases, so that the
 * message does not reveal practices out of scope.
 */
final class MissingPracticeMessage extends Div {

    private final OfflineCopy offlineCopy = new OfflineCopy();

    MissingPracticeMessage(Runnable close) {
        addClassNames("cs-card", "cs-drawer");
        getElement().setAttribute("role", "alert").setAttribute("aria-label", "Practice");
        add(new EmptyState(
                Icon.BUILDING,
                "This practice does not exist or is not yours.",
                new Button("Show the list", click -> close.run())));
        add(offlineCopy);
    }

    /**
     * Deletes the offline copy of the practice in the browser, because the user may no longer see the practice.
     *
     * @param id CuraSync's id of the practice
     */
    void forget(long id) {
        offlineCopy.delete(PracticesView.path(id));
    }
}
