package io.curasync.sync;

import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for the intervals and schedules of syncs.
 *
 * @param minInterval minimum time between the start of the last successful run and the start of the next run; an admin can override it
 * @param incrementalCron schedule of incremental runs as a Spring cron expression in UTC; {@code -} disables the schedule
 * @param fullCron schedule of full runs as a Spring cron expression in UTC; {@code -} disables the schedule
 * @param takeoverAfter time since the last heartbeat of a run after which an instance takes over the run
 * @param retryAfter delay before the first retry of a failed scheduled run; doubles with each further failure, up to one hour
 */
@ConfigurationProperties("curasync.sync")
public record SyncProperties(
        @DefaultValue("1h") Duration minInterval,
        @DefaultValue("0 0 */6 * * *") String incrementalCron,
        @DefaultValue("0 0 2 * * *") String fullCron,
        @DefaultValue("1m") Duration takeoverAfter,
        @DefaultValue("5m") Duration retryAfter) {

    public SyncProperties {
        SettingRules.requirePositive("curasync.sync.takeover-after", takeoverAfter);
    }
}
