package io.curasync.live;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Change signal that uses PostgreSQL's NOTIFY. {@link ListenLoop} receives the notifications and calls the listeners through {@link
 * #fire}.
 */
@Component
class PostgresSignal implements ChangeSignal {

    private static final Logger log = LoggerFactory.getLogger(PostgresSignal.class);

    private final JdbcClient jdbc;
    private final Map<Topic, List<Runnable>> listeners = new EnumMap<>(Topic.class);

    PostgresSignal(JdbcClient jdbc) {
        this.jdbc = jdbc;
        for (Topic topic : Topic.values()) {
            listeners.put(topic, new CopyOnWriteArrayList<>());
        }
    }

    @Override
    public void publish(Topic topic) {
        UiUpdateScheduler.recordUserChange();
        send(topic.channel(), "");
    }

    /** Sends a PostgreSQL notification. Returns false if the database access failed. */
    boolean send(String channel, String payload) {
        try {
            jdbc.sql("select pg_notify(?, ?)").params(channel, payload).query().singleRow();
            return true;
        } catch (DataAccessException e) {
            log.debug(
                    "Could not send a change signal on {}; instances see the change at their next backstop poll",
                    channel,
                    e);
            return false;
        }
    }

    @Override
    public Subscription subscribe(Topic topic, Runnable listener) {
        // Each subscription has its own wrapper. Closing it therefore does not remove another subscription of the same
        // listener.
        Runnable wrapper = listener::run;
        listenersOf(topic).add(wrapper);
        return () -> listenersOf(topic).remove(wrapper);
    }

    void fire(Topic topic) {
        for (Runnable listener : listenersOf(topic)) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                log.warn("A listener of topic {} failed", topic, e);
            }
        }
    }

    void fireAll() {
        for (Topic topic : Topic.values()) {
            fire(topic);
        }
    }

    private List<Runnable> listenersOf(Topic topic) {
        return Objects.requireNonNull(listeners.get(topic));
    }
}
