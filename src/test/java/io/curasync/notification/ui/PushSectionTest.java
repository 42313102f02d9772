package io.curasync.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import io.curasync.notification.NotificationKind;
import io.curasync.notification.push.PushService;
import io.curasync.testing.TestScreens;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Push notifications in the preferences. */
class PushSectionTest extends NotificationScreensHarness {

    private static final String ENDPOINT = "https://push.invalid/phone";

    @Autowired
    PushService push;

    @Test
    void offersKindsAndQuietHoursOnceADeviceIsTurnedOn() {
        openPreferences();
        assertThat(_find(Checkbox.class)).extracting(Checkbox::getLabel).doesNotContain("Push", "Quiet hours");
        assertThat(_find(Button.class, spec -> spec.withText("Send a test notification")))
                .isEmpty();
        assertThat(pushSwitch().getAttribute("server-key")).isEqualTo(push.publicKey());
        assertThat(pushSwitch().getAttribute("endpoints")).isEmpty();

        turnOnPhone();
        openPreferences();
        assertThat(_find(Checkbox.class)).extracting(Checkbox::getLabel).contains("Push", "Quiet hours");
        assertThat(pushSwitch().getAttribute("endpoints")).isEqualTo(ENDPOINT);
        assertThat(_get(PushDeviceList.class).getElement().getTextRecursively()).contains("Safari on iPhone");
    }

    @Test
    void storesMutedKinds() {
        turnOnPhone();
        openPreferences();
        Checkbox orders = pushBoxes().getFirst();
        assertThat(orders.getAriaLabel()).contains("Push about new orders");
        assertThat(orders.getValue()).isTrue();
        orders.setValue(false);
        assertThat(pushed()).isEqualTo(0);
        order(1, "ord_1");
        assertThat(pushed()).isEqualTo(0);

        openPreferences();
        assertThat(pushBoxes().getFirst().getValue()).isFalse();
        pushBoxes().getFirst().setValue(true);
        order(1, "ord_2");
        assertThat(pushed()).isEqualTo(1);
    }

    @Test
    void storesQuietHours() {
        turnOnPhone();
        openPreferences();
        _get(Checkbox.class, spec -> spec.withLabel("Quiet hours")).setValue(true);
        assertThat(quietHours()).isEqualTo("20:00:00 07:00:00");

        times().getFirst().setValue(LocalTime.of(22, 30));
        assertThat(quietHours()).isEqualTo("22:30:00 07:00:00");

        times().getLast().setValue(LocalTime.of(22, 30));
        assertThat(_get(QuietHoursFields.class).getElement().getTextRecursively())
                .contains("Choose two different times.");
        assertThat(quietHours()).isEqualTo("22:30:00 07:00:00");

        _get(Checkbox.class, spec -> spec.withLabel("Quiet hours")).setValue(false);
        assertThat(quietHours()).isEmpty();
    }

    @Test
    void removesADevice() {
        turnOnPhone();
        openPreferences();
        _click(_find(Button.class).stream()
                .filter(button -> button.getAriaLabel().equals(Optional.of("Remove Safari on iPhone")))
                .findFirst()
                .orElseThrow());

        assertThat(toasts())
                .anyMatch(toast -> toast.contains("Safari on iPhone no longer receives push notifications."));
        assertThat(_find(PushDeviceList.class)).isEmpty();
        assertThat(_find(Checkbox.class)).extracting(Checkbox::getLabel).doesNotContain("Push", "Quiet hours");
    }

    @Test
    void refusesASubscriptionAtAnUnknownPushService() {
        openPreferences();
        fire("push-on", """
                {"endpoint": "http://10.0.0.1/", "keys": {"p256dh": "AAAA", "auth": "AAAA"}}""");

        assertThat(toasts()).anyMatch(toast -> toast.contains("could not be turned on"));
    }

    @Test
    void turnsOffThePresentDevice() {
        turnOnPhone();
        openPreferences();
        fire("push-off", ENDPOINT);

        assertThat(_find(PushDeviceList.class)).isEmpty();
        assertThat(pushSwitch().getAttribute("endpoints")).isEmpty();
    }

    private void openPreferences() {
        TestScreens.close();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");
        _click(_get(Button.class, spec -> spec.withText("Notification settings …")));
    }

    private void turnOnPhone() {
        database.jdbc()
                .sql("""
                with session as (
                    insert into device_session (user_id, series, token_hash, keep_signed_in, expires_at)
                    values (:user, 'phone', '', true, now() + interval '1 day') returning id)
                insert into push_subscription (user_id, device_session, endpoint, p256dh, auth, server_key, device)
                select :user, id, :endpoint, '', '', :key, 'Safari on iPhone' from session""")
                .param("user", dana.id())
                .param("endpoint", ENDPOINT)
                .param("key", push.publicKey())
                .update();
    }

    private static Element pushSwitch() {
        return _get(PushSwitch.class).getElement();
    }

    private static void fire(String event, String detail) {
        Element element = pushSwitch();
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        element, event, new JsonMapper().createObjectNode().put("event.detail", detail)));
    }

    private static List<Checkbox> pushBoxes() {
        return _find(Checkbox.class).stream()
                .filter(box -> "Push".equals(box.getLabel()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Select<LocalTime>> times() {
        return _find(_get(QuietHoursFields.class), Select.class).stream()
                .map(select -> (Select<LocalTime>) select)
                .toList();
    }

    private String quietHours() {
        return database.jdbc()
                .sql("select coalesce(max(quiet_from || ' ' || quiet_to), '') from push_quiet_hours")
                .query(String.class)
                .single();
    }

    private long pushed() {
        return database.jdbc()
                .sql(
                        "select count(*) from notification where kind = :kind and (push_due_at is not null or pushed_at is not null)")
                .param("kind", NotificationKind.ORDER_PLACED.name())
                .query(Long.class)
                .single();
    }
}
