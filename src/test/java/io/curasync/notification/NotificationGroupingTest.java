package io.curasync.notification;

import static io.curasync.testing.SampleFacts.order;
import static io.curasync.testing.SampleFacts.practice;
import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Fact;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many events are grouped into one notification, and old events create none. */
class NotificationGroupingTest extends NotificationHarness {

    @Test
    void groupsOnlyManyOrdersOfABatch() {
        apply(orders(1, 1, NotificationWriter.GROUPING_THRESHOLD));
        assertThat(notificationsOf(dana)).hasSize(NotificationWriter.GROUPING_THRESHOLD);

        apply(orders(1, 100, 41));
        assertThat(notificationsOf(dana)).hasSize(NotificationWriter.GROUPING_THRESHOLD + 1);
        assertThat(notificationsOf(dana).getFirst().title()).isEqualTo("41 new orders");
        assertThat(notificationsOf(dana).getFirst().body()).isEqualTo("$4,100 in all");
        assertThat(notificationsOf(dana).getFirst().practice()).isNull();
    }

    @Test
    void extendsAGroupedNotificationUntilItIsRead() {
        GroupingWindow.awaitRemainingTime();
        apply(orders(1, 1, 10));
        apply(orders(1, 100, 20));
        NotificationItem flood = onlyNotificationOf(dana);
        assertThat(flood.title()).isEqualTo("30 new orders");
        assertThat(flood.body()).isEqualTo("$3,000 in all");
        assertThat(flood.latestAt()).isAfter(flood.createdAt());
        assertThat(NotificationLink.of(flood)).isEqualTo("notifications/" + flood.id());
        assertThat(items.of(dana, flood))
                .extracting(GroupedItemsQuery.Item::order)
                .hasSize(30)
                .doesNotHaveDuplicates();

        notifications.markRead(dana, flood.id(), true);
        apply(orders(1, 200, 5));
        assertThat(onlyNotificationOf(dana).title()).isEqualTo("5 new orders");
        assertThat(onlyNotificationOf(dana).unread()).isTrue();
    }

    @Test
    void groupsNotificationsAboveTheRateThreshold() {
        GroupingWindow.awaitRemainingTime();
        for (int i = 0; i < NotificationWriter.RATE_THRESHOLD + 12; i++) {
            apply(order(1, "ord_" + i, "1"));
        }

        assertThat(notificationsOf(dana)).hasSize(NotificationWriter.RATE_THRESHOLD + 1);
        assertThat(notificationsOf(dana).getFirst().events()).isEqualTo(12);
    }

    @Test
    void notifiesOfALateOrderButNotOfABacklog() {
        List<Fact> backlog = IntStream.range(0, 50)
                .mapToObj(i -> placed("old_" + i, LONG_AGO))
                .map(Fact.class::cast)
                .toList();
        apply(backlog.toArray(Fact[]::new));
        assertThat(notificationsOf(dana)).isEmpty();
        // Small batches of old orders create no notification either.
        for (int i = 0; i < 50; i++) {
            apply(placed("small_" + i, LONG_AGO));
        }
        assertThat(notificationsOf(dana)).hasSize(NotificationWriter.GROUPING_THRESHOLD);
        notifications
                .page(dana, NotificationFilter.ALL, 10)
                .forEach(notice -> notifications.dismiss(dana, notice.id()));

        apply(placed("late", Instant.parse("2025-10-05T09:15:00Z")));
        assertThat(onlyNotificationOf(dana).body()).isEqualTo("Order late · $7 · placed Oct 5, 2025");
    }

    @Test
    void groupsActivationsOfASync() {
        for (int page = 0; page < 4; page++) {
            int first = 100 + page * 100;
            apply(IntStream.range(first, first + 100)
                    .mapToObj(
                            number -> practice(number, "TX", "Dana Reyes", number % 20 == 0 ? YESTERDAY : LONG_AGO, 1))
                    .toArray(Fact[]::new));
        }

        assertThat(onlyNotificationOf(dana).title()).isEqualTo("20 of your practices were activated");
        assertThat(onlyNotificationOf(dana).body()).isEqualTo("Found by sync #1");
        assertThat(notificationsOf(admin)).isEmpty();
    }

    @Test
    void groupsUnmatchedPracticesOfASyncForAdmins() {
        apply(IntStream.range(100, 200)
                .mapToObj(number -> practice(number, "TX", "Sam Who", LONG_AGO, 1))
                .toArray(Fact[]::new));
        apply(IntStream.range(200, 250)
                .mapToObj(number -> practice(number, "TX", "", LONG_AGO, 1))
                .toArray(Fact[]::new));
        apply(practice(100, "TX", "Sam Who", LONG_AGO, 2));

        assertThat(onlyNotificationOf(admin).title()).isEqualTo("150 practices have no rep");
        assertThat(notificationsOf(dana)).isEmpty();
    }

    @Test
    void createsANewNotificationAfterAGroupWasRead() {
        apply(practice(100, "TX", "Dana Reyes", YESTERDAY, 0), practice(101, "TX", "Dana Reyes", YESTERDAY, 0));
        assertThat(onlyNotificationOf(dana).title()).isEqualTo("2 of your practices were activated");
        notifications.dismiss(dana, onlyNotificationOf(dana).id());
        apply(practice(102, "TX", "Dana Reyes", YESTERDAY, 0));

        assertThat(onlyNotificationOf(dana).title()).isEqualTo("prac_102 was activated");
        assertThat(onlyNotificationOf(dana).unread()).isTrue();
    }
}
