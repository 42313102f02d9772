package io.curasync.notification;

import io.curasync.enrollment.EnrollmentDisputed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notifies admins of disputed submissions. CuraGenesis returned a user id that seems to belong to another practice, so an admin must
 * decide.
 */
@Component
class EnrollmentNotificationListener {

    private final NotificationWriter notificationWriter;

    EnrollmentNotificationListener(NotificationWriter notificationWriter) {
        this.notificationWriter = notificationWriter;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(EnrollmentDisputed disputed) {
        notificationWriter.writeForAdmins(
                NotificationKind.ENROLLMENT_DISPUTED,
                "submission %d %d".formatted(disputed.submission(), disputed.attempt()),
                null,
                "%s · user id %s".formatted(disputed.label(), disputed.userId()),
                null);
    }
}
