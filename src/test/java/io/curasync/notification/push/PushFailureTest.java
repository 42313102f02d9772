package io.curasync.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.PushReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes that fail, and subscriptions that end. */
class PushFailureTest extends PushHarness {

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void forgetsADeadSubscription(int status) {
        phone.answer(status);
        order("ord_1");
        sendDue();

        assertThat(push.devices(dana)).isEmpty();
        assertThat(errorLog()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 413, 429, 500})
    void retriesAfterAnyOtherStatus(int status) {
        phone.answer(status);
        order("ord_1");
        sendDue();
        phone.answer(201);
        sendDue();
        assertThat(phone.messages()).isEmpty();
        assertThat(errorLog())
                .containsExactly("Push to Chrome on Android of dana@example.com could not be sent, and is retried: "
                        + "localhost answered " + status);

        makePushesDue();
        sendDue();
        assertThat(phone.messages()).hasSize(1);
        assertThat(errorLog()).isEmpty();
    }

    @Test
    void doublesTheDelayAfterEachFailureUpToAnHour() {
        phone.answer(500);
        order("ord_1");
        for (long wait : List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L)) {
            makePushesDue();
            sendDue();

            assertThat(database.jdbc()
                            .sql("select round(extract(epoch from due_at - now()) / 60) from push_subscription")
                            .query(Long.class)
                            .single())
                    .isEqualTo(wait);
        }
    }

    @Test
    void givesUpAfterADayAndPushesTheNextNotification() {
        service.close();
        order("ord_1");
        sendDue();
        database.jdbc()
                .sql("update push_subscription set failing_since = now() - interval '25 hours'")
                .update();
        makePushesDue();
        sendDue();
        assertThat(errorLog())
                .containsExactly("Push to Chrome on Android of dana@example.com was given up after a day: "
                        + "localhost could not be reached: ConnectException");
        makePushesDue();
        sendDue();

        assertThat(count("push_subscription where pending <> '{}' or due_at is not null"))
                .isZero();
        assertThat(push.devices(dana)).hasSize(1);
    }

    @Test
    void aFailingDeviceDoesNotDelayAnother() {
        PushReceiver laptop = subscribe(dana, "laptop");
        phone.answer(500);
        order("ord_1");
        sendDue();
        order("ord_2");
        sendDue();
        assertThat(laptop.messages()).hasSize(2);

        phone.answer(201);
        makePushesDue();
        sendDue();
        assertThat(titles(phone)).containsExactly("2 notifications");
        assertThat(laptop.messages()).hasSize(2);
    }

    @Test
    void theEndOfTheSessionEndsTheSubscription() {
        order("ord_1");
        database.jdbc().sql("delete from device_session").update();
        sendDue();

        assertThat(phone.messages()).isEmpty();
        assertThat(count("push_subscription")).isZero();
    }

    @Test
    void anotherUserOfTheBrowserTakesItOver() {
        CurrentUser ava = rep("ava@example.com", "Ava Lindqvist");
        order("ord_1");
        sendDue();
        order("ord_2");
        save(ava, signIn(ava, "phone"), phone);
        order("ord_3");
        sendDue();

        assertThat(phone.messages()).hasSize(1);
        assertThat(push.devices(dana)).isEmpty();
        assertThat(push.devices(ava)).hasSize(1);
    }

    @Test
    void aDisabledUserGetsNothing() {
        order("ord_1");
        database.jdbc()
                .sql("update app_user set enabled = false where id = ?")
                .param(dana.id())
                .update();
        sendDue();

        assertThat(phone.messages()).isEmpty();
    }

    @Test
    void aNewSubscriptionOfASessionReplacesTheEarlierOne() {
        PushReceiver renewed = service.subscribe("renewed");
        long session = database.jdbc()
                .sql("select device_session from push_subscription")
                .query(Long.class)
                .single();
        save(dana, session, renewed);
        order("ord_1");
        sendDue();

        assertThat(renewed.messages()).hasSize(1);
        assertThat(phone.messages()).isEmpty();
    }

    @Test
    void forgetsASubscriptionWithAnotherKey() {
        database.jdbc()
                .sql("update push_subscription set server_key = 'earlier'")
                .update();
        order("ord_1");
        sendDue();

        assertThat(phone.messages()).isEmpty();
        assertThat(push.devices(dana)).isEmpty();
    }

    @Test
    void aRemovedDeviceGetsNothingAndDoesNotComeBackByItself() {
        order("ord_1");
        push.remove(dana, push.devices(dana).getFirst().id());
        order("ord_2");
        sendDue();

        assertThat(phone.messages()).isEmpty();
        assertThat(push.devices(dana)).isEmpty();
        assertThat(push.renew(dana, subscription(phone), null)).isEqualTo(PushService.Result.REMOVED);
        assertThat(count("push_subscription")).isZero();
    }

    @Test
    void removesNoDeviceOfAnotherUser() {
        CurrentUser ava = rep("ava@example.com", "Ava Lindqvist");
        push.remove(ava, push.devices(dana).getFirst().id());
        push.unsubscribe(ava, phone.endpoint());
        assertThat(push.devices(dana)).hasSize(1);

        push.unsubscribe(dana, phone.endpoint());
        assertThat(push.devices(dana)).isEmpty();
    }

    @Test
    void keepsTheNewestDevicesOfAUser() {
        for (int number = 0; number < PushSubscriptions.MAX_DEVICES; number++) {
            subscribe(dana, "browser-" + number);
        }

        assertThat(push.devices(dana))
                .hasSize(PushSubscriptions.MAX_DEVICES)
                .extracting(PushDevice::endpoint)
                .doesNotContain(phone.endpoint());
    }

    @Test
    void sendsATestAndReportsTheResult() throws InterruptedException {
        PushReceiver laptop = subscribe(dana, "laptop");
        laptop.answer(410);
        PushService.TestResult result = push.sendTest(dana);

        assertThat(titles(phone)).containsExactly("Test notification");
        assertThat(result).isEqualTo(new PushService.TestResult(1, 1, null));

        phone.answer(503);
        assertThat(push.sendTest(dana)).isEqualTo(new PushService.TestResult(0, 0, "localhost answered 503"));
    }

    private List<String> errorLog() {
        return errors.failuresSince(Instant.now().minus(Duration.ofDays(1)), 10).stream()
                .map(ErrorEntry::summary)
                .toList();
    }
}
