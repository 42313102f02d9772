package io.curasync.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToastNotifierTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final NotificationItem.Practice PRACTICE = new NotificationItem.Practice(1, "prac_1", "prac_1", "");

    private final SeenTracker seenTracker = new SeenTracker();

    @Test
    void showsOneByTitleAndCountsSeveralByKind() {
        seenTracker.update(List.of(), true);
        List<SeenTracker.Arrival> arrived = seenTracker.update(
                List.of(
                        notice(4, NotificationKind.PRACTICE_ACTIVATED, 1),
                        notice(3, NotificationKind.ORDER_PLACED, 1),
                        notice(2, NotificationKind.ORDER_PLACED, 1200),
                        notice(1, NotificationKind.SYNC_FAILED, 1)),
                true);

        assertThat(summary(arrived)).isEqualTo("1,201 new orders · 1 activation · 1 failed sync");
        assertThat(summary(arrived.subList(1, 2))).isEqualTo("New order from prac_1");
    }

    @Test
    void ignoresNotificationsPresentAtTheFirstRead() {
        NotificationItem first = notice(1, NotificationKind.ORDER_PLACED, 1);
        assertThat(seenTracker.update(List.of(first), true)).isEmpty();
        assertThat(seenTracker.update(List.of(first), true)).isEmpty();
    }

    @Test
    void reportsTheGrowthOfAGroupOnRequest() {
        seenTracker.update(List.of(notice(1, NotificationKind.ORDER_PLACED, 10)), true);
        assertThat(seenTracker.update(List.of(notice(1, NotificationKind.ORDER_PLACED, 15)), false))
                .isEmpty();
        List<SeenTracker.Arrival> grown =
                seenTracker.update(List.of(notice(1, NotificationKind.ORDER_PLACED, 17)), true);

        assertThat(summary(grown)).isEqualTo("7 new orders");
        assertThat(seenTracker.update(List.of(notice(1, NotificationKind.ORDER_PLACED, 17)), true))
                .isEmpty();
    }

    @Test
    void ignoresReadAndOlderNotifications() {
        seenTracker.update(List.of(notice(2, NOW, null)), true);

        assertThat(seenTracker.update(List.of(notice(3, NOW.plusSeconds(1), NOW)), true))
                .isEmpty();
        assertThat(seenTracker.update(List.of(notice(1, NOW.minusSeconds(1), null)), true))
                .isEmpty();
        assertThat(seenTracker.update(List.of(notice(2, NOW.plusSeconds(2), null)), true))
                .hasSize(1);
    }

    @Test
    void addsWhatArrivesWhileTheToastIsOpen() {
        seenTracker.update(List.of(), true);
        ArrivalSummary summary = new ArrivalSummary();
        summary.add(seenTracker.update(List.of(notice(1, NotificationKind.ORDER_PLACED, 1)), true));
        assertThat(summary.single()).isNotNull();
        summary.add(seenTracker.update(List.of(notice(2, NotificationKind.ORDER_PLACED, 1)), true));
        assertThat(summary.single()).isNull();
        assertThat(summary.counts()).isEqualTo("2 new orders");

        summary.clear();
        summary.add(seenTracker.update(List.of(notice(3, NotificationKind.ORDER_PLACED, 1)), true));
        assertThat(summary.single()).isNotNull();
    }

    private static String summary(List<SeenTracker.Arrival> arrived) {
        ArrivalSummary summary = new ArrivalSummary();
        summary.add(arrived);
        NotificationItem single = summary.single();
        return single == null ? summary.counts() : single.title();
    }

    private static NotificationItem notice(long id, NotificationKind kind, int events) {
        return new NotificationItem(id, kind, events, false, PRACTICE, 7L, "ord_1", null, null, NOW, NOW, null, false);
    }

    private static NotificationItem notice(long id, Instant createdAt, @Nullable Instant readAt) {
        return new NotificationItem(
                id,
                NotificationKind.ORDER_PLACED,
                1,
                false,
                PRACTICE,
                7L,
                "ord_1",
                null,
                null,
                createdAt,
                createdAt,
                readAt,
                false);
    }
}
