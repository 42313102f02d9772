package io.curasync.ui.shell;

import io.curasync.platform.database.DatabaseAvailability;
import io.curasync.platform.database.DatabaseAvailabilityChanged;
import io.curasync.platform.database.DatabaseState;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Updates each {@link DatabaseNotice} on an open screen when the database becomes unavailable or available. */
@Component
public class DatabaseNotices {

    private final DatabaseAvailability availability;
    private final Set<DatabaseNotice> open = ConcurrentHashMap.newKeySet();

    public DatabaseNotices(DatabaseAvailability availability) {
        this.availability = availability;
    }

    DatabaseState state() {
        return availability.current();
    }

    void add(DatabaseNotice notice) {
        open.add(notice);
    }

    void remove(DatabaseNotice notice) {
        open.remove(notice);
    }

    /** Updates the notices on another thread, because hundreds of screens may be open and event listeners must return quickly. */
    @EventListener
    void on(DatabaseAvailabilityChanged change) {
        Thread.startVirtualThread(() -> open.forEach(DatabaseNotice::update));
    }
}
