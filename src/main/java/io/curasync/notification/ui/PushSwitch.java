package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import io.curasync.notification.push.BrowserSubscription;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Switch that turns push notifications on and off in the current browser. If push notifications are not possible in this browser,
 * the switch shows the reason. The browser asks the user for permission only after a click.
 */
@Tag("cura-push")
final class PushSwitch extends Component {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DETAIL = "event.detail";

    /**
     * Creates the switch.
     *
     * @param key public VAPID key with which browsers subscribe
     * @param turnOn called with the subscription of the browser
     * @param turnOff called with the endpoint of the ended subscription
     */
    PushSwitch(long user, String key, Consumer<BrowserSubscription> turnOn, Consumer<String> turnOff) {
        getElement().setAttribute("user", Long.toString(user)).setAttribute("server-key", key);
        onSubscription(this, "push-on", turnOn);
        getElement()
                .addEventListener(
                        "push-off",
                        event -> turnOff.accept(event.getEventData().get(DETAIL).asString()))
                .addEventData(DETAIL);
    }

    /**
     * Sets the endpoints of the devices that receive the user's pushes. The switch is on if the subscription of the current browser has one
     * of these endpoints.
     */
    void setEndpoints(List<String> endpoints) {
        getElement().setAttribute("endpoints", String.join(" ", endpoints));
    }

    /** Adds a listener for an event that the browser fires. Calls the consumer with the subscription in the event. */
    static void onSubscription(Component source, String event, Consumer<BrowserSubscription> consumer) {
        source.getElement()
                .addEventListener(
                        event,
                        fired -> consumer.accept(
                                parse(fired.getEventData().get(DETAIL).asString())))
                .addEventData(DETAIL);
    }

    private static BrowserSubscription parse(String text) {
        JsonNode subscription = JSON.readTree(text);
        JsonNode keys = subscription.path("keys");
        return new BrowserSubscription(
                subscription.path("endpoint").asString(""),
                keys.path("p256dh").asString(""),
                keys.path("auth").asString(""));
    }
}
