package io.curasync.sync.history;

import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Retention periods of runs and skipped syncs.
 *
 * @param runs retention period of runs, counted from the start of a run; at least 30 days, which is the retention period of API calls. The
 *     100 newest runs and the last successful run of each kind are never deleted.
 * @param skipped retention period of skipped syncs
 */
@ConfigurationProperties("curasync.sync.retention")
record SyncRetentionProperties(
        @DefaultValue("400d") Duration runs,
        @DefaultValue("90d") Duration skipped) {

    private static final Duration MIN_RUNS = Duration.ofDays(30);

    SyncRetentionProperties {
        SettingRules.requireAtLeast("curasync.sync.retention.runs", runs, MIN_RUNS);
        SettingRules.requirePositive("curasync.sync.retention.skipped", skipped);
    }
}
