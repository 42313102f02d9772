package io.curasync.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Ends this process in good order when the one that started it has ended: Maven, for the demo. */
@Component
@ConditionalOnProperty("curasync.exit-with-parent")
class ParentWatch {

    ParentWatch() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }
}
