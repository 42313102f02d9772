package io.curasync.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.notification.Notice;
import io.curasync.notification.NotificationKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    @Test
    void oneIsToldByItsTitle() {
        assertThat(Arrivals.summary(List.of(notice(NotificationKind.ORDER_PLACED, 1))))
                .isEqualTo("New order from prac_1");
    }

    @Test
    void severalAreCountedByKind() {
        assertThat(Arrivals.summary(List.of(
                        notice(NotificationKind.PRACTICE_ACTIVATED, 1),
                        notice(NotificationKind.ORDER_PLACED, 1),
                        notice(NotificationKind.ORDER_PLACED, 1200),
                        notice(NotificationKind.SYNC_FAILED, 1))))
                .isEqualTo("1,201 new orders · 1 activation · 1 failed sync");
    }

    private static Notice notice(NotificationKind kind, int events) {
        return new Notice(
                1, kind, events, false, 1L, "prac_1", "prac_1", null, 7L, "ord_1", null, null, Instant.EPOCH, null);
    }
}
