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
 * Configures scheduled jobs. Locks in PostgreSQL ensure that one instance at a time runs a job. They use PostgreSQL's
 * clock, and the name of the lock holder is unique to the process.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableSchedulerLock(defaultLockAtMostFor = "1m")
class SchedulingConfiguration {

    /** Must exceed the number of scheduled jobs. */
    private static final int THREADS = 20;

    /**
     * Provides one thread per scheduled job, so that no job delays another one. If a heartbeat had to wait for a
     * cleanup that takes minutes, another instance would take over the run. With virtual threads, Spring would run all
     * fixed-delay jobs on one thread.
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
