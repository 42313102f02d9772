package io.curasync.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.curasync.notification.push.PushDevice;
import io.curasync.ui.RelativeTime;
import java.util.List;
import java.util.function.Consumer;

/** List of the devices on which the user receives push notifications. Each device has a button that removes it. */
final class PushDeviceList extends UnorderedList {

    private final Consumer<PushDevice> remove;

    /**
     * Creates an empty list.
     *
     * @param remove called when the user clicks the button of a device
     */
    PushDeviceList(Consumer<PushDevice> remove) {
        this.remove = remove;
        addClassName("notification-devices");
        getElement().setAttribute("aria-label", "Devices with push notifications");
    }

    void show(List<PushDevice> devices) {
        removeAll();
        devices.forEach(device -> add(item(device)));
    }

    private ListItem item(PushDevice device) {
        Span name = new Span(device.device());
        name.addClassName("cs-strong");
        Div detail = new Div(new Span("Turned on "), new RelativeTime(device.createdAt()));
        if (device.lastSuccessAt() != null) {
            detail.add(new Span(" · last push "), new RelativeTime(device.lastSuccessAt()));
        }
        if (device.failedAt() != null) {
            detail.add(new Span(" · could not be reached "), new RelativeTime(device.failedAt()));
        }
        detail.addClassName("cs-muted");
        Button button = new Button("Remove", click -> remove.accept(device));
        button.setAriaLabel("Remove " + device.device());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return new ListItem(new Div(name, detail), button);
    }
}
