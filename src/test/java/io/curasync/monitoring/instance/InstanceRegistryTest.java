package io.curasync.monitoring.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.monitoring.instance.AppInstance.State;
import io.curasync.monitoring.settings.SettingService;
import io.curasync.platform.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class InstanceRegistryTest {

    private final InstanceRows rows = InstanceRows.create();
    private final InstanceRepository repository = rows.repository();
    private final AtomicInteger signals = new AtomicInteger();
    private final AnnotationConfigApplicationContext settings =
            new AnnotationConfigApplicationContext(SettingService.class);
    private final InstanceRegistry registry = registry(rows.database().dataSource());

    @AfterEach
    void close() {
        settings.close();
    }

    @Test
    void reportsTheInstanceWithItsClockAndSettings() {
        registry.work();

        AppInstance self = self();
        assertThat(self.state()).isEqualTo(State.RUNNING);
        assertThat(self.version()).isEqualTo("1.2");
        assertThat(self.clockOffset().abs()).as("same machine").isLessThan(Duration.ofSeconds(1));
        assertThat(self.settings()).containsKey("CURASYNC_TIME_ZONE").doesNotContainKey("SERVER_PORT");
        assertThat(signals).hasValue(1);
    }

    @Test
    void renewsTheHeartbeatAndKeepsTheStart() {
        registry.work();
        Instant started = self().startedAt();
        Instant heartbeat = self().heartbeatAt();

        registry.work();

        assertThat(self().startedAt()).isEqualTo(started);
        assertThat(self().heartbeatAt()).isAfter(heartbeat);
        assertThat(signals).as("a heartbeat changes nothing on screens").hasValue(1);
    }

    @Test
    void reportsAnOrderlyStopAndARestart() {
        registry.start();
        await().until(() -> !repository.overview().instances().isEmpty());

        registry.stop();
        assertThat(self().state()).isEqualTo(State.STOPPED);

        registry.work();
        assertThat(self().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void deletesInstancesThatEndedMoreThanADayAgo() {
        rows.add("old").heartbeat(Duration.ofHours(25));
        rows.add("recent").heartbeat(Duration.ofHours(23));

        registry.work();

        assertThat(repository.overview().instances())
                .extracting(AppInstance::name)
                .containsExactlyInAnyOrder("web-1", "recent");
    }

    @Test
    void stopsWithinSecondsWhilePostgresIsAway() {
        PGSimpleDataSource closed = new PGSimpleDataSource();
        closed.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        InstanceRegistry lonely = registry(closed);
        lonely.start();

        long began = System.nanoTime();
        lonely.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(lonely.isRunning()).isFalse();
    }

    private AppInstance self() {
        return repository.overview().instances().stream()
                .filter(instance -> instance.name().equals("web-1"))
                .findFirst()
                .orElseThrow();
    }

    private InstanceRegistry registry(DataSource database) {
        return new InstanceRegistry(
                new InstanceId("web-1", "1.2"),
                new InstanceRepository(
                        JdbcClient.create(database), JsonMapper.builder().build()),
                settings.getBean(SettingService.class),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                new ChangeSignal() {
                    @Override
                    public void publish(Topic topic) {
                        signals.incrementAndGet();
                    }

                    @Override
                    public Subscription subscribe(Topic topic, Runnable listener) {
                        return () -> {};
                    }
                });
    }
}
