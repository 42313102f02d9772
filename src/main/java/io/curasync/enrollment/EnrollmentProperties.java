package io.curasync.enrollment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param grace how much longer than a call can take its end is awaited before it is of unknown outcome
 * @param settleAfter how long after an unknown outcome a full sync must begin to show that nothing has arrived: CuraGenesis
 *     may still be at it
 * @param tick how often unknown outcomes are looked at
 */
@ConfigurationProperties("curasync.enrollment")
record EnrollmentProperties(
        @DefaultValue("15s") Duration grace,
        @DefaultValue("10m") Duration settleAfter,
        @DefaultValue("5s") Duration tick) {}
