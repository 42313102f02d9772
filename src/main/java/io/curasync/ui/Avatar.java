package io.curasync.ui;

import com.vaadin.flow.component.html.Span;

/** A user's initials in a small circle. The avatar is hidden from screen readers, so the user's name must be displayed next to it. */
public final class Avatar extends Span {

    public Avatar() {
        addClassNames("cs-avatar", "cs-small");
        getElement().setAttribute("aria-hidden", "true");
    }

    /** Sets the initials, as computed by {@link UserProfile#initials}. */
    public void setInitials(String initials) {
        TextUpdater.show(this, initials);
    }
}
