package io.curasync.platform;

import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.TaskUtils;

/**
 * Configures scheduled jobs. A job with {@code @SchedulerLock} runs on one instance at a time. Its lock is a row in
 * PostgreSQL that contains the name of the instance, and expires by PostgreSQL's clock.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableSchedulerLock(defaultLockAtMostFor = "1m")
class SchedulingConfiguration {

    /** Number of threads. Must not be less than the number of scheduled jobs. */
    private static final int THREADS = 40;

    /**
     * Provides at least one thread per scheduled job, so that no job has to wait for another one. If a heartbeat had to wait for a cleanup
     * that takes minutes, another instance would take over the sync run. Virtual threads are no alternative, because Spring's scheduler
     * would then run all fixed-delay jobs on one thread.
     */
    @Bean
    TaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("schedule-");
        scheduler.setErrorHandler(SchedulingConfiguration::log);
        return scheduler;
    }

    /** Logs a failed job. Omits failures while the database is unavailable, because some jobs would then log a failure every second. */
    private static void log(Throwable failure) {
        if (!DatabaseUnavailableException.isCauseOf(failure)) {
            TaskUtils.LOG_AND_SUPPRESS_ERROR_HANDLER.handleError(failure);
        }
    }

    @Bean
    LockProvider lockProvider(JdbcTemplate jdbc, InstanceId instanceId) {
        return new ReleasingLockProvider(new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(jdbc)
                .withLockedByValue(instanceId.name())
                .usingDbTime()
                .build()));
    }
}
