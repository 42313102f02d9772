package io.curasync.sync.ui;

import com.vaadin.flow.component.Component;
import io.curasync.account.Audit;
import io.curasync.account.CurrentUsers;
import io.curasync.base.HeaderContribution;
import io.curasync.sync.SyncMonitor;
import io.curasync.sync.Syncs;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Puts the last sync and "Sync now" into every view's header. */
@org.springframework.stereotype.Component
@Order(100)
class SyncHeader implements HeaderContribution {

    private final SyncMonitor monitor;
    private final Syncs syncs;
    private final Audit audit;

    SyncHeader(SyncMonitor monitor, Syncs syncs, Audit audit) {
        this.monitor = monitor;
        this.syncs = syncs;
        this.audit = audit;
    }

    @Override
    public Optional<Component> component() {
        return CurrentUsers.current().map(user -> new SyncControl(monitor, syncs, audit, user));
    }
}
