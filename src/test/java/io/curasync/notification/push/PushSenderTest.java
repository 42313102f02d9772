package io.curasync.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.ledger.Fact;
import io.curasync.notification.GroupingWindow;
import io.curasync.notification.NotificationKind;
import io.curasync.platform.SqlTimes;
import io.curasync.testing.PushReceiver;
import io.curasync.testing.SampleFacts;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is pushed to whom, and when. */
class PushSenderTest extends PushHarness {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void pushesTheTextAndTheLinkOfTheBellToEachDeviceOfTheUserOnce() {
        PushReceiver laptop = subscribe(dana, "laptop");
        PushReceiver another = subscribe(rep("ava@example.com", "Ava Lindqvist"), "another");
        order("ord_1");
        sendDue();
        sendDue();

        assertThat(contents(laptop)).isEqualTo(contents(phone)).hasSize(1);
        assertThat(another.messages()).isEmpty();
        JsonNode content = contents(phone).getFirst();
        assertThat(content.get("title").asString()).isEqualTo("New order from prac_1");
        assertThat(content.get("body").asString()).contains("Order ord_1", "$640");
        assertThat(content.get("url").asString()).isEqualTo("practices/1");
        assertThat(content.get("tag").asString()).isEqualTo("notification-" + newest());
        assertThat(push.devices(dana)).allSatisfy(device -> {
            assertThat(device.lastSuccessAt()).isNotNull();
            assertThat(device.failedAt()).isNull();
        });
    }

    @Test
    void combinesNotificationsThatAreDueTogether() {
        IntStream.rangeClosed(1, 5).forEach(number -> order("ord_" + number));
        sendDue();

        JsonNode content = contents(phone).getFirst();
        assertThat(phone.messages()).hasSize(1);
        assertThat(content.get("title").asString()).isEqualTo("5 notifications");
        assertThat(content.get("body").asString().lines()).hasSize(3).containsOnly("New order from prac_1");
        assertThat(content.get("url").asString()).isEqualTo("notifications");
    }

    @Test
    void pushesNothingThatHasBeenReadOrDismissed() {
        order("ord_1");
        notifications.markRead(dana, newest(), true);
        order("ord_2");
        notifications.dismiss(dana, newest());
        sendDue();

        assertThat(phone.messages()).isEmpty();
    }

    @Test
    void namesNoPracticeThatTheUserNoLongerSees() {
        rep("ava@example.com", "Ava Lindqvist");
        order("ord_1");
        apply(SampleFacts.practice(1, "TX", "Ava Lindqvist", null, 1));
        sendDue();

        assertThat(titles(phone)).containsExactly("New order from a practice");
        assertThat(contents(phone).getFirst().get("url").asString()).isEqualTo("practices");
    }

    @Test
    void pushesNoMutedKindAndCancelsWhatWaits() {
        order("ord_1");
        preferences.choose(dana, NotificationKind.ORDER_PLACED, false);
        order("ord_2");
        sendDue();
        assertThat(phone.messages()).isEmpty();
        assertThat(preferences.mutedKinds(dana)).containsExactly(NotificationKind.ORDER_PLACED);

        preferences.choose(dana, NotificationKind.ORDER_PLACED, true);
        order("ord_3");
        sendDue();
        assertThat(phone.messages()).hasSize(1);
    }

    @Test
    void waitsForTheEndOfTheQuietHoursAndThenSendsOnePush() {
        zones.remember(dana, NEW_YORK);
        LocalTime now = LocalTime.now(NEW_YORK).truncatedTo(ChronoUnit.MINUTES);
        preferences.setQuietHours(dana, new QuietHours(now.minusHours(1), now.plusHours(2)));
        IntStream.rangeClosed(1, 4).forEach(number -> order("ord_" + number));
        sendDue();

        assertThat(phone.messages()).isEmpty();
        Instant due = database.jdbc()
                .sql("select min(push_due_at) from notification having min(push_due_at) = max(push_due_at)")
                .query((row, number) -> SqlTimes.instant(row, "min"))
                .single();
        assertThat(due.atZone(NEW_YORK).toLocalTime()).isEqualTo(now.plusHours(2));

        preferences.setQuietHours(dana, null);
        sendDue();
        assertThat(titles(phone)).containsExactly("4 notifications");
    }

    @Test
    void retriesWaitForTheEndOfTheQuietHoursToo() {
        order("ord_1");
        phone.answer(500);
        sendDue();
        phone.answer(201);
        zones.remember(dana, NEW_YORK);
        LocalTime now = LocalTime.now(NEW_YORK).truncatedTo(ChronoUnit.MINUTES);
        preferences.setQuietHours(dana, new QuietHours(now.minusHours(1), now.plusHours(2)));
        makePushesDue();
        sendDue();
        assertThat(phone.messages()).isEmpty();

        preferences.setQuietHours(dana, null);
        makePushesDue();
        sendDue();
        assertThat(phone.messages()).hasSize(1);
    }

    @Test
    void pushesAGrownGroupAgainAfterTenMinutes() {
        GroupingWindow.awaitRemainingTime();
        apply(orders("one", 10));
        sendDue();
        apply(orders("two", 10));
        sendDue();
        assertThat(titles(phone)).containsExactly("10 new orders");

        makePushesDue();
        sendDue();
        assertThat(titles(phone)).containsExactly("10 new orders", "20 new orders");
        assertThat(contents(phone).getLast().get("tag"))
                .isEqualTo(contents(phone).getFirst().get("tag"));
    }

    @Test
    void pushesNothingOldAfterPushWasOffForDays() {
        order("ord_1");
        database.jdbc()
                .sql("update notification set latest_at = now() - interval '3 days'")
                .update();
        sendDue();

        assertThat(phone.messages()).isEmpty();
        assertThat(count("notification where push_due_at is not null")).isZero();
    }

    @Test
    void queuesNothingForAUserWithoutADevice() {
        CurrentUser ava = rep("ava@example.com", "Ava Lindqvist");
        apply(SampleFacts.practice(2, "TX", "Ava Lindqvist", null, 1), SampleFacts.order(2, "ord_1", "1"));

        assertThat(count("notification where user_id = " + ava.id())).isEqualTo(1);
        assertThat(count("notification where push_due_at is not null")).isZero();
    }

    @Test
    void sendsEachPushOnceAcrossInstances() throws Exception {
        List<PushReceiver> browsers = IntStream.range(0, 12)
                .mapToObj(number -> subscribe(dana, "browser-" + number))
                .toList();
        order("ord_1");
        try (var instances = Executors.newFixedThreadPool(4)) {
            var rounds = IntStream.range(0, 4)
                    .mapToObj(number -> instances.submit(this::sendDue))
                    .toList();
            for (var round : rounds) {
                round.get();
            }
        }
        sendDue();

        assertThat(browsers)
                .allSatisfy(browser -> assertThat(browser.messages()).hasSize(1));
    }

    private static Fact[] orders(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> SampleFacts.order(1, prefix + "_" + number, "1"))
                .toArray(Fact[]::new);
    }
}
