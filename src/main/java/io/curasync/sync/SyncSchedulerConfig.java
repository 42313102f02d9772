package io.curasync.sync;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Dedicated threads for schedules and heartbeats. The default scheduler is shared with jobs that may take minutes. */
@Configuration(proxyBeanMethods = false)
class SyncSchedulerConfig {

    static final String NAME = "syncTaskScheduler";

    @Bean(name = NAME, defaultCandidate = false)
    ThreadPoolTaskScheduler syncScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(2);
        scheduler.setThreadNamePrefix("sync-schedule-");
        return scheduler;
    }
}
