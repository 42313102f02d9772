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

/** A list of notifications. Renders only changed entries again, so that the others stay in place. */
final class NotificationList extends Div {

    /** A notification and its component. */
    private record Entry(NotificationItem notice, Component component) {}

    private final Function<NotificationItem, Component> renderer;
    private final Map<Long, Entry> entries = new HashMap<>();

    NotificationList(Function<NotificationItem, Component> renderer) {
        this.renderer = renderer;
        addClassName("notification-list");
        getElement().setAttribute("role", "list");
    }

    /** @param notices in display order */
    void show(List<NotificationItem> notices) {
        Set<Long> wanted = notices.stream().map(NotificationItem::id).collect(Collectors.toSet());
        entries.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                remove(entry.getValue().component());
            }
            return gone;
        });
        for (int place = 0; place < notices.size(); place++) {
            NotificationItem notice = notices.get(place);
            Entry entry = entries.get(notice.id());
            if (entry == null || !entry.notice().equals(notice)) {
                if (entry != null) {
                    remove(entry.component());
                }
                Component component = renderer.apply(notice);
                component.getElement().setAttribute("role", "listitem");
                entries.put(notice.id(), new Entry(notice, component));
                addComponentAtIndex(place, component);
            } else if (getComponentAt(place) != entry.component()) {
                remove(entry.component());
                addComponentAtIndex(place, entry.component());
            }
        }
    }
}
