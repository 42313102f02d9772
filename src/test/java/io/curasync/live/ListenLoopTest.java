package io.curasync.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.curasync.platform.settings.SettingException;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ListenLoopTest {

    final TestDatabase database = TestDatabase.createEmpty();

    /** Notifications do not leave a database, so LISTEN in another one receives nothing, as behind a pooler in transaction mode. */
    final TestDatabase elsewhere = TestDatabase.createEmpty();

    /** Number of attempts to connect. */
    final AtomicInteger attempts = new AtomicInteger();

    final PostgresSignal signal = new PostgresSignal(database.jdbc());

    @Test
    void warnsIfNotificationsDoNotArrive(CapturedOutput output) {
        ListenLoop loop = new ListenLoop(details(elsewhere), "", signal, Duration.ofMillis(100));
        loop.start();
        try {
            await().untilAsserted(() -> assertThat(output.getAll()).contains("set CURASYNC_LIVE_JDBC_URL"));
        } finally {
            loop.stop();
        }
    }

    @Test
    void listensAtTheSeparateListenUrl() {
        AtomicInteger heard = new AtomicInteger();
        ListenLoop loop = new ListenLoop(details(elsewhere), database.url(), signal, Duration.ofMinutes(1));
        try (Subscription _ = signal.subscribe(Topic.SYNC, heard::incrementAndGet)) {
            loop.start();
            // All topics fire once, as after each reconnection.
            await().until(() -> heard.get() > 0);
            signal.publish(Topic.SYNC);

            // Sooner than the next backstop fires all topics.
            await().atMost(Duration.ofSeconds(10)).until(() -> heard.get() > 1);
        } finally {
            loop.stop();
        }
    }

    @Test
    void logsAnOutageOnceAndItsEnd(CapturedOutput output) {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(ListenLoop.class.getName(), LogLevel.INFO);
        ListenLoop loop = new ListenLoop(details(elsewhere), "", signal, Duration.ofMinutes(1));
        String name = elsewhere
                .jdbc()
                .sql("select current_database()")
                .query(String.class)
                .single();
        AtomicInteger heard = new AtomicInteger();
        try (Subscription _ = signal.subscribe(Topic.SYNC, heard::incrementAndGet)) {
            loop.start();
            await().until(() -> heard.get() > 0);
            int before = attempts.get();

            database.jdbc()
                    .sql("alter database %s allow_connections false".formatted(name))
                    .update();
            database.jdbc()
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                    .param(name)
                    .query(Boolean.class)
                    .list();
            await().until(() -> attempts.get() >= before + 3);
            database.jdbc()
                    .sql("alter database %s allow_connections true".formatted(name))
                    .update();

            await().untilAsserted(() -> assertThat(output).contains("live-listen succeeds again after"));
            assertThat(output.getAll().lines().filter(line -> line.contains("live-listen failed")))
                    .hasSize(1);
        } finally {
            loop.stop();
        }
    }

    @Test
    void rejectsAUrlThatIsNotJdbc() {
        assertThatThrownBy(() -> new ListenLoop(details(database), "postgresql://host/db", signal, Duration.ZERO))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("CURASYNC_LIVE_JDBC_URL");
    }

    private JdbcConnectionDetails details(TestDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                attempts.incrementAndGet();
                return TestDatabase.USER;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
