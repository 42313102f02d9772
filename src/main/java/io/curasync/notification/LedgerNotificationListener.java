package io.curasync.notification;

import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerListenerOrder;
import io.curasync.ledger.PracticeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates notifications of new orders, activated practices and unmatched practices. When practices are merged, moves the notifications of
 * the duplicate to the surviving practice. Runs within the ledger's transaction, so that the notifications commit together with the
 * changes.
 */
@Component
class LedgerNotificationListener {

    private final NotificationWriter notificationWriter;
    private final JdbcClient jdbc;

    LedgerNotificationListener(NotificationWriter notificationWriter, JdbcClient jdbc) {
        this.notificationWriter = notificationWriter;
        this.jdbc = jdbc;
    }

    @EventListener
    @Order(LedgerListenerOrder.NOTIFICATIONS)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(LedgerChanges changes) {
        Instant now = Instant.now();
        List<NotificationCandidate> activations = new ArrayList<>();
        List<NotificationCandidate> unmatched = new ArrayList<>();
        changes.byPractice().forEach((practice, change) -> {
            PracticeState after = change.after();
            if (after == null) {
                moveNotifications(practice, Objects.requireNonNull(change.mergedInto()));
                return;
            }
            if (wasActivated(change.before(), after, now)) {
                activations.add(NotificationCandidate.activation(practice, after));
            }
            if (isNewlyUnmatched(change.before(), after)) {
                unmatched.add(NotificationCandidate.unmatched(practice, after));
            }
        });
        List<NotificationCandidate> orders = changes.orders().stream()
                .map(order -> NotificationCandidate.order(order, now))
                .toList();
        notificationWriter.write(NotificationKind.ORDER_PLACED, orders, changes.run());
        notificationWriter.write(NotificationKind.PRACTICE_ACTIVATED, activations, changes.run());
        notificationWriter.write(NotificationKind.PRACTICES_UNMATCHED, unmatched, changes.run());
    }

    private static boolean wasActivated(@Nullable PracticeState before, PracticeState after, Instant now) {
        return after.activatedAt() != null
                && (before == null || !before.active())
                && NotificationCandidate.isRecent(after.activatedAt(), now);
    }

    private static boolean isNewlyUnmatched(@Nullable PracticeState before, PracticeState after) {
        return after.ownerId() == null && (before == null || before.ownerId() != null);
    }

    /**
     * Moves the notifications of a duplicate to the surviving practice. The ids of the duplicate would not always find the surviving
     * practice, because it may have another user id.
     */
    private void moveNotifications(long duplicate, long surviving) {
        jdbc.sql("update notification set practice = :surviving where practice = :duplicate")
                .param("surviving", surviving)
                .param("duplicate", duplicate)
                .update();
    }
}
