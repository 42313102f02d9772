package io.curasync.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.notification.GroupedItemsQuery;
import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationKind;
import io.curasync.notification.NotificationTimes;
import io.curasync.ui.DrawerHead;
import io.curasync.ui.FeedItem;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drawer that lists the orders or practices of a grouped notification, each with a link to the practice. */
final class NotificationDrawer extends Div {

    private final H2 title = new H2();
    private final Paragraph summary = new Paragraph();
    private final Div items = new Div();

    NotificationDrawer(Runnable close) {
        addClassNames("cs-card", "cs-drawer", "notification-panel-of-one");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Notification");
        summary.addClassName("cs-muted");
        items.addClassName("notification-items");
        add(new DrawerHead(title, close), summary, items);
    }

    void show(NotificationItem notificationItem, List<GroupedItemsQuery.Item> found) {
        NotificationTimes times = ScreenNotificationTimes.current();
        title.setText(notificationItem.title(times));
        summary.setText(summary(notificationItem, found.size()));
        items.removeAll();
        found.forEach(item -> items.add(row(notificationItem, item, times)));
    }

    /** Returns the body of the notification. If fewer items were found than the title states, returns an explanation instead. */
    private static String summary(NotificationItem notificationItem, int found) {
        if (found == notificationItem.events()) {
            return notificationItem.body();
        }
        String noun = notificationItem.kind() == NotificationKind.ORDER_PLACED ? "order" : "practice";
        String reason = notificationItem.events() > GroupedItemsQuery.MAX_ITEMS
                ? "the first ones."
                : "the others are no longer in your scope.";
        return "%s of %s: %s"
                .formatted(NumberLabels.of(found, noun), NumberLabels.of(notificationItem.events()), reason);
    }

    private static FeedItem row(
            NotificationItem notificationItem, GroupedItemsQuery.Item item, NotificationTimes times) {
        String order = item.order() == null ? null : "Order " + item.order();
        String amount = item.amount() == null
                ? null
                : NumberFormat.getCurrencyInstance(Locale.US).format(item.amount());
        String day = item.placedAt() == null ? null : "placed " + times.day(item.placedAt());
        String detail = Stream.of(item.facts(), order, amount, day)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
        return new FeedItem(
                NotificationRenderer.icon(notificationItem),
                NotificationRenderer.tone(notificationItem),
                new Anchor("practices/" + item.practice(), item.label()),
                detail,
                item.placedAt() == null ? null : new RelativeTime(item.placedAt()));
    }
}
