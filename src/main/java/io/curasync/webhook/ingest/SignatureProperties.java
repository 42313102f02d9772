package io.curasync.webhook.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for the signatures of webhooks.
 *
 * @param requireTimestamp whether only Standard Webhooks signatures are accepted. Such a signature covers a timestamp, so a recorded
 *     delivery is rejected if it is sent again more than five minutes later.
 */
@ConfigurationProperties("curasync.webhook")
record SignatureProperties(@DefaultValue("false") boolean requireTimestamp) {}
