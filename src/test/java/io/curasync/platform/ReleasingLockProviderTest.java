package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.TransactionException;

class ReleasingLockProviderTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private boolean isDatabaseAway;
    private final LockProvider first = provider("first");
    private final LockProvider second = provider("second");

    @Test
    void releasesALockAfterAnOutageInWhichItsReleaseFailed() {
        SimpleLock lock = first.lock(configuration("a job")).orElseThrow();
        isDatabaseAway = true;
        lock.unlock();
        assertThatThrownBy(() -> first.lock(configuration("a job"))).isInstanceOf(TransactionException.class);
        isDatabaseAway = false;

        assertThat(second.lock(configuration("a job"))).isEmpty();
        assertThat(first.lock(configuration("a job"))).isPresent();
    }

    @Test
    void doesNotReleaseALockThatAnotherInstanceHasAcquiredSince() {
        SimpleLock lock = first.lock(configuration("another job")).orElseThrow();
        isDatabaseAway = true;
        lock.unlock();
        isDatabaseAway = false;
        DATABASE.jdbc()
                .sql("update shedlock set lock_until = now() - interval '1 minute' where name = 'another job'")
                .update();
        assertThat(second.lock(configuration("another job"))).isPresent();

        assertThat(first.lock(configuration("another job"))).isEmpty();
        assertThat(first.lock(configuration("another job"))).isEmpty();
    }

    private LockProvider provider(String instance) {
        DelegatingDataSource dataSource = new DelegatingDataSource(DATABASE.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (isDatabaseAway) {
                    throw new SQLException("connection refused", "08001");
                }
                return super.getConnection();
            }
        };
        return new ReleasingLockProvider(new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(dataSource))
                .withLockedByValue(instance)
                .usingDbTime()
                .build()));
    }

    private static LockConfiguration configuration(String name) {
        return new LockConfiguration(ClockProvider.now(), name, Duration.ofMinutes(10), Duration.ZERO);
    }
}
