package io.curasync.sync.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Setting of the webhook loss warning.
 *
 * @param missedByWebhooksWarning limit of the number of practices that a run changes without a webhook; a warning is shown above it
 */
@ConfigurationProperties("curasync.sync")
record WebhookLossProperties(@DefaultValue("25") long missedByWebhooksWarning) {}
