package io.curasync.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** What is done when the application is ready: users, the first sync, then the world goes on and tells its past. */
final class DemoStartup {

    private static final Logger log = LoggerFactory.getLogger(DemoStartup.class);

    private final DemoUsers users;
    private final FirstSync firstSync;
    private final HistoryReplayer history;
    private final EventSimulator eventSimulator;
    private final Duration eventInterval;
    private final Environment environment;
    private volatile @Nullable Thread opening;

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
        users.make();
        log.info(banner());
        opening = Thread.ofVirtual().name("demo-opening").start(this::open);
    }

    /** Before the web server stops, so that what has happened is still told. */
    @EventListener(ContextClosedEvent.class)
    void closing() throws InterruptedException {
        Thread thread = opening;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
        eventSimulator.close();
    }

    /** Without a sync the webhooks go out all the same: what they tell waits for its practice. */
    private void open() {
        try {
            if (!firstSync.await()) {
                log.warn("No sync has ended yet: the practices come with the next one");
            }
            eventSimulator.start(eventInterval);
            history.tell();
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
