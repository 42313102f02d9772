package io.curasync.sync;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param unannouncedWarning how many practices a run may change without a webhook having told of them before people are warned */
@ConfigurationProperties("curasync.sync")
record WebhookLossProperties(@DefaultValue("25") long unannouncedWarning) {}
