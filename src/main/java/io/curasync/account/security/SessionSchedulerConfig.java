package io.curasync.account.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** A dedicated thread for checking open sessions. Other fixed-delay tasks share a thread with work that may take minutes. */
@Configuration(proxyBeanMethods = false)
class SessionSchedulerConfig {

    static final String NAME = "sessionScheduler";

    @Bean(name = NAME, defaultCandidate = false)
    ThreadPoolTaskScheduler sessionScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(1);
        scheduler.setThreadNamePrefix("sessions-");
        return scheduler;
    }
}
