package io.curasync.ui;

import com.vaadin.flow.component.html.Span;

/** Somebody's initials in a small circle, as decoration before the name. */
public final class Avatar extends Span {

    public Avatar() {
        addClassNames("cs-avatar", "cs-small");
        getElement().setAttribute("aria-hidden", "true");
    }

    /** As {@link UserProfile#initials} makes them. */
    public void setInitials(String initials) {
        TextUpdater.show(this, initials);
    }
}
