package io.curasync.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.devtools.restart.FailureHandler.Outcome;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Restarts the application, or reloads the pages, when {@link DevLoop} has changed the classes. Devtools' own watcher would
 * have to look through all of them, several times a second, to be as quick.
 */
@Component
class ChangeWatcher {

    private final OpenPages pages;
    private final FileTime seen;
    private final Thread thread = Thread.ofVirtual().name("dev-changes").unstarted(this::watch);

    ChangeWatcher(OpenPages pages) throws IOException {
        this.pages = pages;
        seen = Change.lastChanged();
    }

    @EventListener(ApplicationStartedEvent.class)
    void start() {
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        thread.interrupt();
    }

    private void watch() {
        try {
            FileTime last = seen;
            while (Change.await(last) == Change.RELOAD) {
                last = Change.lastChanged();
                pages.reload();
            }
            pages.reloadAfterRestart();
            Restarter.getInstance().restart(failure -> {
                awaitChange();
                return Outcome.RETRY;
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitChange() {
        try {
            Change.await(Change.lastChanged());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
