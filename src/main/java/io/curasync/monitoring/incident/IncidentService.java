package io.curasync.monitoring.incident;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.live.ChangeSignal;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Reads and acknowledges incidents, for admins. */
@Service
public class IncidentService {

    /** Maximum number of resolved incidents on the Health screen. */
    private static final int MAX_RESOLVED = 10;

    private final IncidentRepository repository;
    private final AuditLog auditLog;
    private final TransactionOperations transaction;
    private final ChangeSignal signal;
    private final LiveValue<List<Incident>> unresolved;
    private final LiveValue<List<Incident>> resolved;

    IncidentService(
            IncidentRepository repository,
            AuditLog auditLog,
            TransactionOperations transaction,
            ChangeSignal signal,
            LiveValues liveValues) {
        this.repository = repository;
        this.auditLog = auditLog;
        this.transaction = transaction;
        this.signal = signal;
        unresolved = liveValues.create(Topic.MONITORING, repository::unresolved);
        resolved = liveValues.create(Topic.MONITORING, () -> repository.recentlyResolved(MAX_RESOLVED));
    }

    /**
     * Returns the unresolved incidents as a live value, which all screens of this instance share. Incidents with severity FAIL come
     * first.
     */
    public LiveValue<List<Incident>> unresolved() {
        return unresolved;
    }

    /** Returns the most recently resolved incidents, newest first, as a live value that all screens of this instance share. */
    public LiveValue<List<Incident>> recentlyResolved() {
        return resolved;
    }

    /**
     * Returns incidents, newest first.
     *
     * @param state null for all states
     * @param before returns only incidents with lower ids; null for the first page
     */
    public List<Incident> page(CurrentUser by, @Nullable IncidentState state, @Nullable Long before, int limit) {
        by.requireAdmin("see incidents");
        return repository.page(state, before, limit);
    }

    /**
     * Records that an admin has acknowledged an incident. Changes nothing if the incident was already acknowledged or resolved.
     *
     * @return the incident; empty if it does not exist
     */
    public Optional<Incident> acknowledge(CurrentUser by, long id) {
        by.requireAdmin("acknowledge incidents");
        Optional<Incident> acknowledged = transaction.execute(status -> {
            Optional<Incident> changed = repository.acknowledge(id, by.email());
            changed.ifPresent(incident -> auditLog.record(
                    by.email(), "incident.acknowledged", incident.check().wireName(), incident.summary()));
            return changed.or(() -> repository.find(id));
        });
        signal.publish(Topic.MONITORING);
        return acknowledged == null ? Optional.empty() : acknowledged;
    }
}
