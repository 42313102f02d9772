package io.curasync.demo;

import io.curasync.demo.simulation.EventSimulator;
import io.curasync.demo.simulation.HistoryReplayer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * Runs the startup sequence of the demo. Creates users and sets their targets, waits for the first sync, imports the book of practices and
 * starts the simulation. Then enters notes, next steps and submissions, and sends the orders of the weeks before the first start.
 */
final class DemoStartup {

    private static final Logger log = LoggerFactory.getLogger(DemoStartup.class);

    private final DemoUsers users;
    private final FirstSync firstSync;
    private final DemoDataEntry dataEntry;
    private final HistoryReplayer history;
    private final EventSimulator eventSimulator;
    private final Duration eventInterval;
    private final Environment environment;
    private volatile @Nullable Thread startupThread;

    DemoStartup(
            DemoUsers users,
            FirstSync firstSync,
            DemoDataEntry dataEntry,
            HistoryReplayer history,
            EventSimulator eventSimulator,
            Duration eventInterval,
            Environment environment) {
        this.users = users;
        this.firstSync = firstSync;
        this.dataEntry = dataEntry;
        this.history = history;
        this.eventSimulator = eventSimulator;
        this.eventInterval = eventInterval;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        users.create();
        log.info(banner());
        startupThread = Thread.ofVirtual().name("demo-startup").start(this::runSequence);
    }

    /** Stops the startup sequence and the simulation. The web server stops later, so that pending webhooks can still be delivered. */
    @EventListener(ContextClosedEvent.class)
    void closing() throws InterruptedException {
        Thread thread = startupThread;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
        eventSimulator.close();
    }

    /**
     * Runs the steps that follow the creation of the users. The simulation starts even if no sync has ended. Until then, CuraSync stores
     * the webhooks and applies an order when its practice is known.
     */
    private void runSequence() {
        try {
            dataEntry.setTargets();
            boolean hasPractices = firstSync.await();
            if (hasPractices) {
                // Before the simulation starts, because notifications about its events contain the names of practices.
                dataEntry.importBook();
            } else {
                log.warn("No sync has ended yet. Practices will arrive with the next sync");
            }
            eventSimulator.start(eventInterval);
            if (hasPractices) {
                dataEntry.enterFollowUpsAndSubmissions();
            }
            history.replay();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private String banner() {
        StringBuilder text = new StringBuilder("\n\n  CuraSync demo: ")
                .append(ApplicationUrl.of(environment))
                .append("\n\n");
        text.append(signIn(
                "admin",
                environment.getRequiredProperty("CURASYNC_ADMIN_EMAIL"),
                environment.getRequiredProperty("CURASYNC_ADMIN_PASSWORD")));
        DemoUsers.repsWithPassword().forEach(rep -> text.append(signIn("rep", rep.email(), users.password())));
        return text.append("\n  Press Ctrl+C to stop. The next start continues the simulation.\n")
                .toString();
    }

    private static String signIn(String role, String email, String password) {
        return "    %-6s %-20s %s%n".formatted(role, email, password);
    }
}
