package io.curasync.webhook.processing;

import io.curasync.platform.settings.SettingRules;
import io.curasync.webhook.ingest.Partition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for the workers that apply events.
 *
 * @param workers number of worker threads per instance, 1 to {@value Partition#COUNT}
 */
@ConfigurationProperties("curasync.webhook")
record WorkerProperties(@DefaultValue("2") int workers) {

    WorkerProperties {
        SettingRules.requireBetween("curasync.webhook.workers", workers, 1, Partition.COUNT);
    }
}
