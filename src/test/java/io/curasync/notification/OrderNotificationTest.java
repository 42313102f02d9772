package io.curasync.notification;

import static io.curasync.testing.SampleFacts.order;
import static io.curasync.testing.SampleFacts.practice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.live.Topic;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Notifications of orders. */
class OrderNotificationTest extends NotificationHarness {

    @Test
    void notifiesOnlyTheRepOfThePractice() {
        apply(order(1, "ord_1", "2080"));

        NotificationItem notification = onlyNotificationOf(dana);
        assertThat(notification.kind()).isEqualTo(NotificationKind.ORDER_PLACED);
        assertThat(notification.title()).isEqualTo("New order from prac_1");
        assertThat(notification.body()).isEqualTo("Order ord_1 · $2,080");
        assertThat(notification.practiceId()).isEqualTo("prac_1");
        assertThat(notification.unread()).isTrue();
        assertThat(notificationsOf(ava)).isEmpty();
        assertThat(notificationsOf(admin)).isEmpty();
    }

    @Test
    void notifiesOfAnOrderOnce() {
        apply(order(1, "ord_1", "640"), order(1, "ord_1", "640"));
        apply(order(1, "ord_1", "640"));
        apply(order(1, "ord_1", "999"));

        assertThat(notificationsOf(dana)).hasSize(1);
    }

    @Test
    void notifiesSubscribedAdminsOfAllOrders() {
        choose(admin, NotificationKind.ORDER_PLACED, true);
        apply(order(1, "ord_1", "640"), order(2, "ord_2", "1120.50"));

        assertThat(notificationsOf(admin))
                .extracting(NotificationItem::body)
                .containsExactlyInAnyOrder("Order ord_1 · $640", "Order ord_2 · $1,120.50");
        assertThat(notificationsOf(dana)).extracting(NotificationItem::body).containsExactly("Order ord_1 · $640");
    }

    @Test
    void respectsDisabledKinds() {
        choose(dana, NotificationKind.ORDER_PLACED, false);
        apply(order(1, "ord_1", "640"), activated(3, YESTERDAY));

        assertThat(onlyNotificationOf(dana).kind()).isEqualTo(NotificationKind.PRACTICE_ACTIVATED);
    }

    @Test
    void doesNotNotifyDisabledUsers() {
        database.jdbc()
                .sql("update app_user set enabled = false where id = ?")
                .param(dana.id())
                .update();
        apply(order(1, "ord_1", "640"));

        assertThat(notificationsOf(dana)).isEmpty();
    }

    @Test
    void notifiesTheRepAtTheTimeOfTheOrder() {
        apply(order(1, "ord_1", "640"));
        apply(practice(1, "TX", "Ava Lindqvist", LONG_AGO, 10));
        apply(order(1, "ord_2", "640"));

        assertThat(notificationsOf(ava)).extracting(NotificationItem::body).containsExactly("Order ord_2 · $640");
        NotificationItem before = onlyNotificationOf(dana);
        assertThat(before.body()).isEqualTo("Order ord_1 · $640");
        // After the handover, the former rep sees the notification, but no current data of the practice.
        assertThat(before.title()).isEqualTo("New order from a practice");
        assertThat(before.practiceId()).isNull();
    }

    @Test
    void hidesAdminNotificationsFromFormerAdmins() {
        choose(admin, NotificationKind.ORDER_PLACED, true);
        apply(order(1, "ord_1", "640"));

        CurrentUser demoted = new CurrentUser(admin.id(), admin.email(), admin.name(), Role.REP);

        assertThat(notificationsOf(demoted)).isEmpty();
        assertThat(notifications.countUnread(demoted)).isZero();
        assertThat(notifications.dismiss(demoted, onlyNotificationOf(admin).id()))
                .isFalse();
    }

    @Test
    void rollsBackWithTheTransaction() {
        transaction.executeWithoutResult(status -> {
            ledger.apply(List.of(order(1, "ord_1", "640")));
            status.setRollbackOnly();
        });
        assertThat(notificationsOf(dana)).isEmpty();

        apply(order(1, "ord_1", "640"));
        assertThat(notificationsOf(dana)).hasSize(1);
    }

    @Test
    void signalsScreensOncePerBatchAfterTheCommit() {
        AtomicInteger signals = new AtomicInteger();
        try (var subscription = signal.subscribe(Topic.NOTIFICATION, () -> {
            // The notification is already visible when the signal arrives.
            if (!notificationsOf(dana).isEmpty()) {
                signals.incrementAndGet();
            }
        })) {
            apply(orders(1, 1, 3));
            await().until(() -> signals.get() > 0);
        }
        assertThat(signals.get()).isLessThan(3);
    }
}
