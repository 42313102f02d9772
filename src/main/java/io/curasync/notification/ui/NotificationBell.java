package io.curasync.notification.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.curasync.account.CurrentUser;
import io.curasync.account.UserTimeZones;
import io.curasync.live.LiveBinding;
import io.curasync.notification.BellContent;
import io.curasync.notification.NotificationItem;
import io.curasync.notification.Notifications;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.ButtonState;
import io.curasync.ui.Icon;
import io.curasync.ui.TextUpdater;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Bell in the header with the number of unread notifications. A click opens a list of the latest notifications. A toast appears for
 * new notifications.
 */
@StyleSheet("context://assets/notifications.css")
final class NotificationBell extends Div {

    private static final int MAX_ITEMS = 8;

    private final Notifications notifications;
    private final UserTimeZones zones;
    private final CurrentUser user;
    private final NativeButton button = new NativeButton();
    private final Span count = new Span();
    private final NotificationList list =
            new NotificationList(notificationItem -> NotificationRenderer.item(notificationItem, this::follow));
    private final Paragraph nothing = new Paragraph("No notifications yet.");
    private final Button allRead = new Button("Mark all as read", click -> markAllRead());
    private final Popover popover = new Popover();
    private final ToastNotifier toastNotifier = new ToastNotifier();
    private List<NotificationItem> newest = List.of();
    /** Ids of the listed notifications in display order. Set when the list opens, and not changed while it is open. */
    private List<Long> listedIds = List.of();

    NotificationBell(Notifications notifications, UserTimeZones zones, CurrentUser user) {
        this.notifications = notifications;
        this.zones = zones;
        this.user = user;
        addClassName("notification-bell");
        count.addClassName("notification-count");
        button.add(Icon.BELL.create(), count);
        button.getElement().setAttribute("aria-haspopup", "dialog");
        add(button);
        Anchor all = new Anchor("notifications", "All notifications");
        all.getElement().addEventListener("click", click -> popover.close());
        allRead.addThemeVariants(ButtonVariant.TERTIARY);
        Div head = new Div(new H2("Notifications"), allRead);
        head.addClassName("cs-card-head");
        nothing.addClassName("cs-muted");
        Div panel = new Div(head, nothing, list, all);
        panel.addClassName("notification-panel");
        popover.add(panel);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel("Notifications");
        popover.setAutofocus(true);
        popover.addOpenedChangeListener(change -> {
            listedIds =
                    newest.stream().limit(MAX_ITEMS).map(NotificationItem::id).toList();
            showList();
        });
        addAttachListener(attach -> rememberZone(attach.getUI()));
        LiveBinding.follow(this, notifications.feed(user), this::show);
    }

    private void show(BellContent feed) {
        newest = feed.newest();
        TextUpdater.show(count, feed.unreadLabel());
        count.setVisible(feed.unread() > 0);
        button.setAriaLabel(feed.unread() == 0 ? "Notifications" : "Notifications, " + feed.unreadLabel() + " unread");
        allRead.setText(MarkAllReadAction.label(feed.unread()));
        ButtonState.setEnabled(allRead, feed.unread() > 0);
        nothing.setVisible(newest.isEmpty());
        showList();
        toastNotifier.show(newest);
    }

    /**
     * Updates the open list. Omits notifications that have arrived since the list opened, because they would move the entries
     * under the pointer.
     */
    private void showList() {
        if (popover.isOpened()) {
            Map<Long, NotificationItem> fresh = newest.stream()
                    .collect(Collectors.toMap(NotificationItem::id, Function.identity(), (one, same) -> one));
            list.show(
                    listedIds.stream().map(fresh::get).filter(Objects::nonNull).toList());
        }
    }

    /**
     * Stores the browser's time zone, which applies to times in emails and pushes and to quiet hours. Does nothing if the browser reports
     * none.
     */
    private void rememberZone(UI ui) {
        BrowserTime.named(ui).ifPresent(time -> zones.remember(user, time.zone()));
    }

    private void follow(NotificationItem notificationItem) {
        popover.close();
        notifications.markRead(user, notificationItem.id(), true);
    }

    private void markAllRead() {
        if (!newest.isEmpty()) {
            MarkAllReadAction.mark(notifications, user, newest.getFirst().latestAt());
        }
    }
}
