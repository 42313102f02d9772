package io.curasync.ui;

import com.vaadin.flow.component.Component;

/** A count beside an entry of the navigation, such as unread notifications. A bean of the room that counts. */
public interface MenuBadge {

    /** The route of the entry, as in {@code @Route}. */
    String path();

    /** A new component each time, a {@code Span} whose text is the count; it hides itself while there is nothing to count. */
    Component badge();
}
