package io.curasync.notification;

import io.curasync.practice.nextstep.NextStepsDue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates notifications of next steps that are due or overdue. The recipients are the reps of the practices, and the admins who want these
 * notifications.
 */
@Component
class NextStepNotificationListener {

    private final NotificationWriter notificationWriter;

    NextStepNotificationListener(NotificationWriter notificationWriter) {
        this.notificationWriter = notificationWriter;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(NextStepsDue due) {
        notificationWriter.write(
                NotificationKind.NEXT_STEP_DUE,
                due.steps().stream()
                        .map(step -> NotificationCandidate.nextStep(step, due.day()))
                        .toList(),
                null);
    }
}
