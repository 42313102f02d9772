package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUserAccess;
import io.curasync.live.LiveBinding;
import io.curasync.notification.BellContent;
import io.curasync.notification.Notifications;
import io.curasync.ui.MenuBadge;
import io.curasync.ui.TextUpdater;

/** Badge in the navigation with the number of unread notifications. */
@org.springframework.stereotype.Component
class UnreadBadge implements MenuBadge {

    private final Notifications notifications;

    UnreadBadge(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public String path() {
        return NotificationsView.PATH;
    }

    @Override
    public Component badge() {
        Span badge = new Span();
        badge.setVisible(false);
        CurrentUserAccess.current()
                .ifPresent(user -> LiveBinding.follow(badge, notifications.feed(user), feed -> show(badge, feed)));
        return badge;
    }

    private static void show(Span badge, BellContent feed) {
        TextUpdater.show(badge, feed.unreadLabel());
        badge.setVisible(feed.unread() > 0);
    }
}
