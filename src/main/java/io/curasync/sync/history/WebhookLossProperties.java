package io.curasync.sync.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param missedByWebhooksWarning number of practices changed without a webhook above which a warning is shown */
@ConfigurationProperties("curasync.sync")
record WebhookLossProperties(@DefaultValue("25") long missedByWebhooksWarning) {}
