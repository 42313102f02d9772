package io.curasync.notification.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.Command;
import io.curasync.account.CurrentUser;
import io.curasync.notification.push.BrowserSubscription;
import io.curasync.notification.push.PushDevice;
import io.curasync.notification.push.PushPreferences;
import io.curasync.notification.push.PushService;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Toast;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Part of the preferences dialog for push notifications: a switch for this device, the list of devices, a test, and quiet hours. */
final class PushSection extends Div {

    private static final Logger log = LoggerFactory.getLogger(PushSection.class);

    private final PushService push;
    private final CurrentUser user;
    private final Consumer<Boolean> onDevicesRead;
    private final PushSwitch thisDevice;
    private final PushDeviceList list = new PushDeviceList(this::remove);
    private final Button test = new Button("Send a test notification", click -> sendTest(UI.getCurrent()));
    private final QuietHoursFields quietHours;

    /**
     * Creates the section.
     *
     * @param onDevicesRead called whenever the devices have been read, first by this constructor; true if at least one device
     *     receives pushes
     */
    PushSection(PushService push, PushPreferences preferences, CurrentUser user, Consumer<Boolean> onDevicesRead) {
        this.push = push;
        this.user = user;
        this.onDevicesRead = onDevicesRead;
        thisDevice = new PushSwitch(user.id(), push.publicKey(), this::turnOn, this::turnOff);
        quietHours = new QuietHoursFields(
                preferences.quietHours(user).orElse(null),
                BrowserTime.named(UI.getCurrent()).map(BrowserTime::zone).orElse(null),
                hours -> preferences.setQuietHours(user, hours));
        addClassName("notification-push");
        add(
                new H3("Push notifications"),
                new Paragraph(
                        "Devices that are signed in also receive notifications when no page of CuraSync is open."),
                thisDevice,
                list,
                test,
                quietHours);
        showDevices();
    }

    /** Returns the {@code User-Agent} of the current browser; null if the browser sent none. */
    static @Nullable String userAgent() {
        return UI.getCurrentOrThrow().getSession().getBrowser().getUserAgent();
    }

    private void showDevices() {
        List<PushDevice> devices = push.devices(user);
        boolean hasDevices = !devices.isEmpty();
        thisDevice.setEndpoints(devices.stream().map(PushDevice::endpoint).toList());
        list.show(devices);
        list.setVisible(hasDevices);
        test.setVisible(hasDevices);
        quietHours.setVisible(hasDevices);
        onDevicesRead.accept(hasDevices);
    }

    private void turnOn(BrowserSubscription subscription) {
        if (push.subscribe(user, subscription, userAgent()) != PushService.Result.SUBSCRIBED) {
            Toast.refused(
                    "Push notifications could not be turned on: the push service of this browser is not supported.");
        }
        showDevices();
    }

    private void turnOff(String endpoint) {
        push.unsubscribe(user, endpoint);
        showDevices();
    }

    private void remove(PushDevice device) {
        push.remove(user, device.id());
        Toast.done(device.device() + " no longer receives push notifications.");
        showDevices();
    }

    private void sendTest(UI ui) {
        test.setEnabled(false);
        Thread.ofVirtual().name("push-test").start(() -> {
            try {
                PushService.TestResult result = push.sendTest(user);
                access(ui, () -> showResult(result));
            } catch (InterruptedException | RuntimeException e) {
                log.warn("Could not send a test notification", e);
                access(ui, () -> {
                    Toast.refused("The test could not be sent. Try again in a minute.");
                    test.setEnabled(true);
                });
            }
        });
    }

    private void showResult(PushService.TestResult result) {
        test.setEnabled(true);
        if (result.problem() != null) {
            Toast.refused("The test did not reach every device: %s.".formatted(result.problem()));
        } else if (result.gone() > 0) {
            Toast.refused("%s removed: the browser has ended the subscription. Turn push on there again."
                    .formatted(NumberLabels.of(result.gone(), "device")));
        } else {
            Toast.done("Test sent to %s.".formatted(NumberLabels.of(result.reached(), "device")));
        }
        showDevices();
    }

    private static void access(UI ui, Command command) {
        try {
            ui.access(command);
        } catch (UIDetachedException closed) {
            log.debug("The screen that requested a test notification was closed");
        }
    }
}
