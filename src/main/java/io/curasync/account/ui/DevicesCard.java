package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUser;
import io.curasync.account.DeviceName;
import io.curasync.account.DeviceSessions;
import io.curasync.account.DeviceSessions.Device;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;
import java.util.List;

/** Card with the devices on which the user is signed in. The user can sign out each device except the current one. */
final class DevicesCard extends Card {

    private final DeviceSessions sessions;
    private final CurrentUser user;
    private final Button others = new Button("Sign out all others", _ -> endOthers());

    DevicesCard(DeviceSessions sessions, CurrentUser user) {
        super("Devices");
        this.sessions = sessions;
        this.user = user;
        others.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        setActions(others);
        read();
    }

    void read() {
        long here = sessions.current().orElse(0L);
        List<Device> devices = sessions.of(user.id());
        setBody(devices.stream().map(device -> row(device, here)).toArray(Component[]::new));
        others.setEnabled(devices.stream().anyMatch(device -> device.id() != here));
    }

    private Div row(Device device, long here) {
        Span name = new Span(DeviceName.of(device.userAgent()));
        name.addClassName("cs-strong");
        Div title = new Div(name);
        Div detail = new Div();
        detail.addClassName("cs-muted");
        detail.add("used ");
        detail.add(new RelativeTime(device.lastUsedAt()));
        detail.add((device.address() == null ? "" : " from " + UserLabels.address(device.address())) + " · signed in ");
        detail.add(new RelativeTime(device.createdAt()));
        Div row = new Div(new Div(title, detail));
        row.addClassName("account-row");
        if (device.id() == here) {
            title.add(new StatusBadge(StatusBadge.Kind.OK, "this device"));
        } else {
            Button end = new Button("Sign out", _ -> end(device));
            end.setAriaLabel("Sign out " + DeviceName.of(device.userAgent()));
            row.add(end);
        }
        return row;
    }

    private void end(Device device) {
        sessions.end(user, device.id());
        AccountMessages.show(DeviceName.of(device.userAgent()) + " is signed out.");
        read();
    }

    private void endOthers() {
        int ended = sessions.endOthers(user);
        AccountMessages.show(NumberLabels.of(ended, "device") + " signed out.");
        read();
    }
}
