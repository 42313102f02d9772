package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
import io.curasync.account.CurrentUserAccess;
import io.curasync.account.UserTimeZones;
import io.curasync.notification.Notifications;
import io.curasync.notification.push.PushService;
import io.curasync.ui.HeaderContribution;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Adds the notification bell to the header. If push is available, also adds the component that renews the push subscription. */
@org.springframework.stereotype.Component
@Order(100)
class NotificationHeader implements HeaderContribution {

    private final Notifications notifications;
    private final UserTimeZones zones;
    private final PushService push;

    NotificationHeader(Notifications notifications, UserTimeZones zones, PushService push) {
        this.notifications = notifications;
        this.zones = zones;
        this.push = push;
    }

    @Override
    public Optional<Component> component() {
        return CurrentUserAccess.current().map(user -> {
            NotificationBell bell = new NotificationBell(notifications, zones, user);
            if (push.isOffered()) {
                bell.add(new PushRenewal(push, user));
            }
            return bell;
        });
    }

    @Override
    public Position position() {
        return Position.BAR;
    }

    @Override
    public String path() {
        return NotificationsView.PATH;
    }
}
