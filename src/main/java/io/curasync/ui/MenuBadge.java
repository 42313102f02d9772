package io.curasync.ui;

import com.vaadin.flow.component.Component;

/**
 * A count next to a navigation entry, such as the number of unread notifications. The module that counts provides the
 * bean.
 */
public interface MenuBadge {

    /** Route of the entry, as in {@code @Route}. */
    String path();

    /** Creates a new {@code Span} whose text is the count. It hides itself while the count is 0. */
    Component badge();
}
