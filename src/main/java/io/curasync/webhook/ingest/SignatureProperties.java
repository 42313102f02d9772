package io.curasync.webhook.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param requireTimestamp accept only Standard Webhooks signatures, because a recorded hex-signed delivery can be sent again */
@ConfigurationProperties("curasync.webhook")
record SignatureProperties(@DefaultValue("false") boolean requireTimestamp) {}
