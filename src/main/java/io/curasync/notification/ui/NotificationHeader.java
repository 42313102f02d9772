package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
import io.curasync.account.CurrentUserAccess;
import io.curasync.account.UserTimeZones;
import io.curasync.notification.Notifications;
import io.curasync.ui.HeaderContribution;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Adds the notification bell to the header. */
@org.springframework.stereotype.Component
@Order(100)
class NotificationHeader implements HeaderContribution {

    private final Notifications notifications;
    private final UserTimeZones zones;

    NotificationHeader(Notifications notifications, UserTimeZones zones) {
        this.notifications = notifications;
        this.zones = zones;
    }

    @Override
    public Optional<Component> component() {
        return CurrentUserAccess.current().map(user -> new NotificationBell(notifications, zones, user));
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
