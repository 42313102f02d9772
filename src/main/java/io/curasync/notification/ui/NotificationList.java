package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.curasync.notification.NotificationItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** List of notifications. Creates components only for new and changed notifications. Reuses the existing components of all others. */
final class NotificationList extends Div {

    /** A notification with the component that displays it. */
    private record Entry(NotificationItem notice, Component component) {}

    private final Function<NotificationItem, Component> renderer;
    private final Map<Long, Entry> entries = new HashMap<>();

    NotificationList(Function<NotificationItem, Component> renderer) {
        this.renderer = renderer;
        addClassName("notification-list");
        getElement().setAttribute("role", "list");
    }

    /**
     * Replaces the displayed notifications.
     *
     * @param notices notifications in display order
     */
    void show(List<NotificationItem> notices) {
        Set<Long> wanted = notices.stream().map(NotificationItem::id).collect(Collectors.toSet());
        entries.entrySet().removeIf(entry -> {
            boolean removed = !wanted.contains(entry.getKey());
            if (removed) {
                remove(entry.getValue().component());
            }
            return removed;
        });
        for (int index = 0; index < notices.size(); index++) {
            NotificationItem notice = notices.get(index);
            Entry entry = entries.get(notice.id());
            if (entry == null || !entry.notice().equals(notice)) {
                if (entry != null) {
                    remove(entry.component());
                }
                Component component = renderer.apply(notice);
                component.getElement().setAttribute("role", "listitem");
                entries.put(notice.id(), new Entry(notice, component));
                addComponentAtIndex(index, component);
            } else if (getComponentAt(index) != entry.component()) {
                remove(entry.component());
                addComponentAtIndex(index, entry.component());
            }
        }
    }
}
