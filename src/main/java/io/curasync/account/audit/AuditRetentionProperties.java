package io.curasync.account.audit;

import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Retention period of the audit log.
 *
 * @param auditRetention retention period of entries, at least 365 days
 */
@ConfigurationProperties("curasync.account")
record AuditRetentionProperties(@DefaultValue("2200d") Duration auditRetention) {

    /** Minimum retention period. The trigger {@code audit_entry_retention} rejects the deletion of younger entries. */
    private static final Duration MIN_AUDIT_RETENTION = Duration.ofDays(365);

    AuditRetentionProperties {
        SettingRules.requireAtLeast("curasync.account.audit-retention", auditRetention, MIN_AUDIT_RETENTION);
    }
}
