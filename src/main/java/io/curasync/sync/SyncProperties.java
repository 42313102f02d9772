package io.curasync.sync;

import io.curasync.platform.SettingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When syncs may run.
 *
 * @param minInterval between the start of the last run that succeeded and the next
 * @param incrementalCron Spring's cron expression, in UTC
 * @param fullCron Spring's cron expression, in UTC
 * @param takeoverAfter a run whose heartbeat is older than this has lost its owner
 * @param retryAfter how long after its end a scheduled run that failed is tried again; twice as long each time, an hour at most
 */
@ConfigurationProperties("curasync.sync")
record SyncProperties(
        @DefaultValue("1h") Duration minInterval,
        @DefaultValue("0 0 */6 * * *") String incrementalCron,
        @DefaultValue("0 0 2 * * *") String fullCron,
        @DefaultValue("1m") Duration takeoverAfter,
        @DefaultValue("5m") Duration retryAfter) {

    SyncProperties {
        SettingRules.requirePositive("curasync.sync.takeover-after", takeoverAfter);
    }
}
