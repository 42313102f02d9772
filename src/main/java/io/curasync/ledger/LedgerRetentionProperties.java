package io.curasync.ledger;

import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Retention periods of the ledger's history. Practices and orders have no retention period.
 *
 * @param timeline retention period of timeline entries that no longer explain the state of a practice. At least 30 days, because a sync run
 *     reads the entries that were written since its start.
 * @param quarantine retention period of resolved quarantined rows, starting when they are resolved
 */
@ConfigurationProperties("curasync.ledger.retention")
record LedgerRetentionProperties(
        @DefaultValue("400d") Duration timeline,
        @DefaultValue("90d") Duration quarantine) {

    private static final Duration MIN_TIMELINE = Duration.ofDays(30);

    LedgerRetentionProperties {
        SettingRules.requireAtLeast("curasync.ledger.retention.timeline", timeline, MIN_TIMELINE);
        SettingRules.requirePositive("curasync.ledger.retention.quarantine", quarantine);
    }
}
