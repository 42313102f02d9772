package io.curasync.enrollment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param grace time after the maximum duration of a call until its outcome counts as unknown
 * @param reconcileAfter minimum time between an unknown outcome and the start of a full sync that proves the practice
 * absent: CuraGenesis may still be processing the call
 * @param tick interval between checks of unknown outcomes
 */
@ConfigurationProperties("curasync.enrollment")
record EnrollmentProperties(
        @DefaultValue("15s") Duration grace,
        @DefaultValue("10m") Duration reconcileAfter,
        @DefaultValue("5s") Duration tick) {}
