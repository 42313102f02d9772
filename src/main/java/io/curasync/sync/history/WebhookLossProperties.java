package io.curasync.sync.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Setting for the limit above which webhook loss causes a warning.
 *
 * @param missedByWebhooksWarning maximum number of practices that a run may change without a webhook before a warning is shown
 */
@ConfigurationProperties("curasync.sync")
record WebhookLossProperties(@DefaultValue("25") long missedByWebhooksWarning) {}
