package io.curasync.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationLink;
import io.curasync.notification.NotificationTimes;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import java.util.function.Consumer;

/** Creates feed items from notifications, and chooses their icons and colors. */
final class NotificationRenderer {

    private static final String UNREAD = "notification-unread";

    private NotificationRenderer() {}

    /**
     * Creates the feed item of a notification.
     *
     * @param followed called with the notification when the user clicks the link
     */
    static FeedItem item(NotificationItem notificationItem, Consumer<NotificationItem> followed) {
        NotificationTimes times = ScreenNotificationTimes.current();
        Anchor link = new Anchor(NotificationLink.of(notificationItem), notificationItem.title(times));
        link.getElement().addEventListener("click", click -> followed.accept(notificationItem));
        Span title = new Span(link);
        if (notificationItem.unread()) {
            Span unreadText = new Span(" unread");
            unreadText.addClassName("cs-visually-hidden");
            title.add(unreadText);
        }
        FeedItem item = new FeedItem(
                icon(notificationItem),
                tone(notificationItem),
                title,
                notificationItem.body(times),
                new RelativeTime(notificationItem.latestAt()));
        item.setClassName(UNREAD, notificationItem.unread());
        return item;
    }

    static Icon icon(NotificationItem notificationItem) {
        return switch (notificationItem.kind()) {
            case ORDER_PLACED -> Icon.CART;
            case PRACTICE_ACTIVATED -> Icon.BOLT;
            case NEXT_STEP_DUE -> Icon.CHECK;
            case PRACTICE_DORMANT -> Icon.DORMANT;
            case PRACTICES_UNMATCHED, PRACTICES_HANDED_OVER -> Icon.BOX;
            case SYNC_FAILED, SYNC_PARTIAL, SYNC_SUSPICIOUS -> Icon.SYNC;
            case WEBHOOK_FAILED -> Icon.WEBHOOK;
            case DATA_STALE, ENROLLMENT_DISPUTED, INCIDENT -> Icon.WARNING;
        };
    }

    static FeedItem.Tone tone(NotificationItem notificationItem) {
        return switch (notificationItem.kind()) {
            case ORDER_PLACED -> FeedItem.Tone.OK;
            case PRACTICE_ACTIVATED, PRACTICES_HANDED_OVER, NEXT_STEP_DUE -> FeedItem.Tone.ACCENT;
            case PRACTICE_DORMANT, PRACTICES_UNMATCHED, SYNC_PARTIAL, SYNC_SUSPICIOUS, ENROLLMENT_DISPUTED ->
                FeedItem.Tone.WARN;
            case SYNC_FAILED, WEBHOOK_FAILED, DATA_STALE -> FeedItem.Tone.ERROR;
            case INCIDENT -> FeedItem.Tone.WARN;
        };
    }
}
