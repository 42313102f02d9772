package io.curasync.sync;

import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Intervals and schedules of syncs.
 *
 * @param minInterval minimum time between the start of the last successful run and the start of the next run
 * @param incrementalCron schedule of incremental runs: Spring cron expression, in UTC; {@code -} disables it
 * @param fullCron schedule of full runs: Spring cron expression, in UTC; {@code -} disables it
 * @param takeoverAfter time without a heartbeat after which another instance takes over a run
 * @param retryAfter delay before the first retry of a failed scheduled run; doubles with each failure, up to one hour
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
