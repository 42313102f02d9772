package io.curasync.base;

import com.vaadin.flow.component.html.Span;

/** Somebody's initials in a small circle, as decoration before the name. */
public final class Avatar extends Span {

    public Avatar(String name) {
        addClassNames("cs-avatar", "cs-small");
        getElement().setAttribute("aria-hidden", "true");
        setName(name);
    }

    public void setName(String name) {
        Words.show(this, UserProfile.initials(name));
    }
}
