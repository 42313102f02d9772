package io.curasync.monitoring;

import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for the timing of health checks and incidents.
 *
 * @param every interval between runs of the passive checks
 * @param activeEvery interval between runs of the active checks
 * @param settle time that a problem must last before an incident is opened or becomes worse. A check must also be without a problem for
 *     this time before the incident is resolved.
 * @param incidentRetention time for which resolved incidents and their alerts are stored
 */
@ConfigurationProperties("curasync.monitoring")
public record MonitoringProperties(
        @DefaultValue("10s") Duration every,
        @DefaultValue("1h") Duration activeEvery,
        @DefaultValue("20s") Duration settle,
        @DefaultValue("400d") Duration incidentRetention) {

    public MonitoringProperties {
        SettingRules.requirePositive("curasync.monitoring.every", every);
        SettingRules.requirePositive("curasync.monitoring.active-every", activeEvery);
        SettingRules.requirePositive("curasync.monitoring.incident-retention", incidentRetention);
    }
}
