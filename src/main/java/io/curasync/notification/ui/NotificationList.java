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

/** Notifications below each other. Redraws only those that differ, so that what is being read stays where it is. */
final class NotificationList extends Div {

    /** An entry and what it shows. */
    private record Entry(NotificationItem notice, Component component) {}

    private final Function<NotificationItem, Component> draw;
    private final Map<Long, Entry> entries = new HashMap<>();

    NotificationList(Function<NotificationItem, Component> draw) {
        this.draw = draw;
        addClassName("notification-list");
        getElement().setAttribute("role", "list");
    }

    /** @param notices in the order in which they stand */
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
                Component component = draw.apply(notice);
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
