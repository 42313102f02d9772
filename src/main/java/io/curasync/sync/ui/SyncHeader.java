package io.curasync.sync.ui;

import com.vaadin.flow.component.Component;
import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUserAccess;
import io.curasync.sync.SyncMonitor;
import io.curasync.sync.SyncService;
import io.curasync.ui.HeaderContribution;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Adds the age of the data and <em>Sync now</em> to the header of every view. */
@org.springframework.stereotype.Component
@Order(100)
class SyncHeader implements HeaderContribution {

    private final SyncMonitor monitor;
    private final SyncService syncService;
    private final AuditLog auditLog;

    SyncHeader(SyncMonitor monitor, SyncService syncService, AuditLog auditLog) {
        this.monitor = monitor;
        this.syncService = syncService;
        this.auditLog = auditLog;
    }

    @Override
    public Optional<Component> component() {
        return CurrentUserAccess.current().map(user -> new SyncControl(monitor, syncService, auditLog, user));
    }
}
