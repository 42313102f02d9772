package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUsers;
import io.curasync.base.MenuBadge;
import io.curasync.base.Words;
import io.curasync.live.Following;
import io.curasync.notification.NoticeFeed;
import io.curasync.notification.Notifications;

/** How many are unread, beside the entry of the navigation. */
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
        CurrentUsers.current()
                .ifPresent(user -> Following.follow(badge, notifications.feed(user), feed -> show(badge, feed)));
        return badge;
    }

    private static void show(Span badge, NoticeFeed feed) {
        Words.show(badge, feed.unreadWords());
        badge.setVisible(feed.unread() > 0);
    }
}
