package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
import io.curasync.account.CurrentUsers;
import io.curasync.account.TimeZones;
import io.curasync.base.HeaderContribution;
import io.curasync.notification.Notifications;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Puts the bell beside the product's name. */
@org.springframework.stereotype.Component
@Order(100)
class NotificationHeader implements HeaderContribution {

    private final Notifications notifications;
    private final TimeZones zones;

    NotificationHeader(Notifications notifications, TimeZones zones) {
        this.notifications = notifications;
        this.zones = zones;
    }

    @Override
    public Optional<Component> component() {
        return CurrentUsers.current().map(user -> new Bell(notifications, zones, user));
    }

    @Override
    public Place place() {
        return Place.BAR;
    }

    @Override
    public String path() {
        return NotificationsView.PATH;
    }
}
