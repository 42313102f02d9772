package io.curasync.monitoring.alert;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.live.ChangeSignal;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Provides the state of alerts and sends test alerts, for admins. */
@Service
public class AlertService {

    private final AlertOutbox outbox;
    private final AlertSender sender;
    private final AuditLog auditLog;
    private final TransactionOperations transaction;
    private final ChangeSignal signal;
    private final LiveValue<AlertStatus> status;

    AlertService(
            AlertOutbox outbox,
            AlertSender sender,
            AlertProperties alerts,
            HeartbeatProperties heartbeat,
            AuditLog auditLog,
            TransactionOperations transaction,
            ChangeSignal signal,
            LiveValues liveValues) {
        this.outbox = outbox;
        this.sender = sender;
        this.auditLog = auditLog;
        this.transaction = transaction;
        this.signal = signal;
        status = liveValues.create(
                Topic.MONITORING,
                () -> new AlertStatus(
                        alerts.isConfigured() ? alerts.uri().getHost() : null,
                        alerts.secret() != null,
                        heartbeat.isConfigured() ? heartbeat.uri().getHost() : null,
                        outbox.newest()));
    }

    /** Returns the settings and the latest alerts as a live value, which all screens of this instance share. */
    public LiveValue<AlertStatus> status() {
        return status;
    }

    /** Queues a test alert, and records it in the audit log. If no alert URL is set, queues and records nothing. */
    public void sendTest(CurrentUser by) {
        by.requireAdmin("send test alerts");
        transaction.executeWithoutResult(started -> {
            if (outbox.addTest(by.email())) {
                auditLog.record(by.email(), "alert.tested", null, null);
            }
        });
        sender.wake();
        signal.publish(Topic.MONITORING);
    }
}
