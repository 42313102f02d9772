package io.curasync.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param workers how many of this instance's threads apply events, 1 to {@value Lane#COUNT} */
@ConfigurationProperties("curasync.webhook")
record WorkerProperties(@DefaultValue("2") int workers) {

    WorkerProperties {
        if (workers < 1 || workers > Lane.COUNT) {
            throw new IllegalArgumentException("curasync.webhook.workers is within 1 and " + Lane.COUNT);
        }
    }
}
