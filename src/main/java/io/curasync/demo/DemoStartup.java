package io.curasync.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * Startup sequence of the demo: creates users, runs the first sync, then starts the simulation and replays past
 * orders.
 */
final class DemoStartup {

    private static final Logger log = LoggerFactory.getLogger(DemoStartup.class);

    private final DemoUsers users;
    private final FirstSync firstSync;
    private final HistoryReplayer history;
    private final EventSimulator eventSimulator;
    private final Duration eventInterval;
    private final Environment environment;
    private volatile @Nullable Thread startupThread;

    DemoStartup(
            DemoUsers users,
            FirstSync firstSync,
            HistoryReplayer history,
            EventSimulator eventSimulator,
            Duration eventInterval,
            Environment environment) {
        this.users = users;
        this.firstSync = firstSync;
        this.history = history;
        this.eventSimulator = eventSimulator;
        this.eventInterval = eventInterval;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        users.create();
        log.info(banner());
        startupThread = Thread.ofVirtual().name("demo-startup").start(this::open);
    }

    /** Stops the simulation before the web server, so that running deliveries can finish. */
    @EventListener(ContextClosedEvent.class)
    void closing() throws InterruptedException {
        Thread thread = startupThread;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
        eventSimulator.close();
    }

    /** Starts the simulation even without a sync: events wait until their practice is known. */
    private void open() {
        try {
            if (!firstSync.await()) {
                log.warn("No sync has ended yet. Practices will arrive with the next sync");
            }
            eventSimulator.start(eventInterval);
            history.replay();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private String banner() {
        StringBuilder text = new StringBuilder("\n\n  CuraSync, the demo: ")
                .append(ApplicationUrl.of(environment))
                .append("\n\n");
        text.append(signIn(
                "admin",
                environment.getRequiredProperty("CURASYNC_ADMIN_EMAIL"),
                environment.getRequiredProperty("CURASYNC_ADMIN_PASSWORD")));
        DemoUsers.signIns().forEach(rep -> text.append(signIn("rep", rep.email(), users.password())));
        return text.append("\n  Stop it with Ctrl+C; it goes on from here at the next start.\n")
                .toString();
    }

    private static String signIn(String role, String email, String password) {
        return "    %-6s %-20s %s%n".formatted(role, email, password);
    }
}
