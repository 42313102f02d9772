package io.curasync.notification;

import static io.curasync.testing.SampleFacts.practice;
import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Role;
import io.curasync.ledger.Fact;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DormantNotificationJobTest extends NotificationHarness {

    private static final Duration INTERVAL = Duration.ofDays(10);

    @Autowired
    DormantNotificationJob job;

    /** Adds three orders of a practice at intervals of ten days, the last of them some days ago. */
    private void ordersUntil(int practice, int daysAgo) {
        List<Fact> orders = new ArrayList<>();
        Instant last = Instant.now().minus(Duration.ofDays(daysAgo));
        for (int i = 0; i < 3; i++) {
            orders.add(new Fact.OrderPlaced(
                    webhook(),
                    "user_" + practice,
                    "ord_%d_%d_%d".formatted(practice, daysAgo, i),
                    BigDecimal.TEN,
                    last.minus(INTERVAL.multipliedBy(i))));
        }
        apply(orders.toArray(Fact[]::new));
        database.jdbc().sql("delete from notification").update();
    }

    @Test
    void notifiesTheRepOnceOfADormantPractice() {
        // Dormant from the day after twice the interval.
        ordersUntil(1, 21);
        ordersUntil(2, 19);
        job.notifyReps();
        job.notifyReps();

        NotificationItem notification = onlyNotificationOf(dana);
        assertThat(notification.kind()).isEqualTo(NotificationKind.PRACTICE_DORMANT);
        assertThat(notification.title()).isEqualTo("prac_1 is dormant");
        assertThat(notification.body()).startsWith("Last order ").contains(" · usually every 10 days · TX");
        assertThat(NotificationLink.of(notification))
                .isEqualTo("practices/" + notification.practice().id());
        assertThat(notificationsOf(ava)).isEmpty();
        assertThat(notificationsOf(admin)).as("off by default").isEmpty();
    }

    @Test
    void ignoresPracticesThatHaveBeenDormantForLong() {
        ordersUntil(1, 21 + DormantNotificationJob.MAX_DAYS);
        job.notifyReps();

        assertThat(notificationsOf(dana)).isEmpty();
    }

    @Test
    void makesUpForDaysWithoutARun() {
        ordersUntil(1, 20 + DormantNotificationJob.MAX_DAYS);
        job.notifyReps();

        assertThat(onlyNotificationOf(dana).title()).isEqualTo("prac_1 is dormant");
    }

    @Test
    void notifiesAgainOfTheNextDormancy() {
        ordersUntil(1, 22);
        job.notifyReps();
        assertThat(notificationsOf(dana)).hasSize(1);
        // The practice ordered once more, and became dormant again.
        database.jdbc()
                .sql(
                        "update kpi_practice set last_at = last_at + interval '1 day', first_at = first_at + interval '1 day'")
                .update();
        job.notifyReps();

        assertThat(notificationsOf(dana))
                .extracting(NotificationItem::title)
                .containsExactly("prac_1 is dormant", "prac_1 is dormant");
    }

    @Test
    void groupsManyPractices() {
        List<Fact> practices = new ArrayList<>();
        for (int number = 11; number <= 15; number++) {
            practices.add(practice(number, "TX", "Dana Reyes", LONG_AGO, 10));
        }
        apply(practices.toArray(Fact[]::new));
        for (int number = 11; number <= 15; number++) {
            ordersUntil(number, 21);
        }
        job.notifyReps();
        job.notifyReps();

        NotificationItem group = onlyNotificationOf(dana);
        assertThat(group.title()).isEqualTo("5 of your practices are dormant");
        assertThat(items.of(dana, group)).hasSize(5);
        assertThat(NotificationLink.of(group)).isEqualTo("notifications/" + group.id());
    }

    @Test
    void respectsPreferences() {
        assertThat(NotificationKind.PRACTICE_DORMANT.isDefaultFor(Role.REP)).isTrue();
        assertThat(NotificationKind.PRACTICE_DORMANT.isDefaultFor(Role.ADMIN)).isFalse();
        choose(dana, NotificationKind.PRACTICE_DORMANT, false);
        choose(admin, NotificationKind.PRACTICE_DORMANT, true);
        ordersUntil(1, 21);
        job.notifyReps();

        assertThat(notificationsOf(dana)).isEmpty();
        assertThat(onlyNotificationOf(admin).title()).isEqualTo("prac_1 is dormant");
    }
}
