package io.curasync.ui;

import com.vaadin.flow.component.Component;

/**
 * A count or a colored dot next to a navigation entry, such as the number of unread notifications. Modules implement this interface as
 * beans, at most one per entry.
 */
public interface MenuBadge {

    /** Returns the route of the navigation entry, as in {@code @Route}. */
    String path();

    /**
     * Creates the component. The text of a count is the number. The text of a dot is its meaning, for screen readers. The component must
     * hide itself while there is nothing to show.
     */
    Component badge();
}
