package io.curasync.platform.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Shuts this process down gracefully when its parent process ends. In the demo, the parent is Maven. */
@Component
@ConditionalOnBooleanProperty("curasync.exit-with-parent")
class ParentProcessWatcher {

    ParentProcessWatcher() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }
}
