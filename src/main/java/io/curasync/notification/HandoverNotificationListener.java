package io.curasync.notification;

import io.curasync.assignment.PracticesHandedOver;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notifies reps of handovers in which they received or lost practices. Per handover, a rep gets at most one notification about the received
 * practices and one about the lost practices. The user who made the handover gets no notification.
 */
@Component
class HandoverNotificationListener {

    private final NotificationWriter notificationWriter;

    HandoverNotificationListener(NotificationWriter notificationWriter) {
        this.notificationWriter = notificationWriter;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PracticesHandedOver handover) {
        List<UserNotification> news = new ArrayList<>();
        handover.receipts()
                .forEach(receipt -> news.add(new UserNotification(
                        receipt.rep(),
                        "received " + handover.action(),
                        receipt.practices().size(),
                        receipt.practices(),
                        null)));
        handover.losses()
                .forEach(loss -> news.add(new UserNotification(
                        loss.rep(), "lost " + handover.action(), loss.practices(), List.of(), loss.to())));
        news.removeIf(item -> item.userId() == handover.by());
        notificationWriter.writeForUsers(NotificationKind.PRACTICES_HANDED_OVER, news);
    }
}
