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

/**
 * Configures schedules, each fired by one instance at a time. The locks use PostgreSQL's clock and a holder name
 * unique to the process.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableSchedulerLock(defaultLockAtMostFor = "1m")
class SchedulingConfiguration {

    /** More than there are schedules. */
    private static final int THREADS = 20;

    /**
     * Schedules with a thread each, so that none delays another. A heartbeat that waits for a cleanup of minutes loses its run
     * to another instance. With virtual threads, Spring would run all fixed-delay tasks on one thread.
     */
    @Bean
    TaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("schedule-");
        return scheduler;
    }

    @Bean
    LockProvider lockProvider(JdbcTemplate jdbc, InstanceId instanceId) {
        return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(jdbc)
                .withLockedByValue(instanceId.name())
                .usingDbTime()
                .build());
    }
}
