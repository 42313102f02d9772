package io.curasync.notification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** A separate scheduler, so that an unresponsive mail server does not delay other schedules. */
@Configuration(proxyBeanMethods = false)
class NotificationSchedulerConfig {

    static final String NAME = "notificationScheduler";

    @Bean(name = NAME, defaultCandidate = false)
    ThreadPoolTaskScheduler notificationScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(2);
        scheduler.setThreadNamePrefix("notification-");
        return scheduler;
    }
}
