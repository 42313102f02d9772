package io.curasync.enrollment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for submissions.
 *
 * @param grace additional time after the maximum duration of a call; then a call without a result becomes unknown
 * @param reconcileAfter minimum time from the end of a call with unknown outcome to the start of a full sync that can
 * prove that the submission has not arrived; until then, CuraGenesis may still be processing the call
 * @param tick interval between checks of unknown outcomes
 */
@ConfigurationProperties("curasync.enrollment")
record EnrollmentProperties(
        @DefaultValue("15s") Duration grace,
        @DefaultValue("10m") Duration reconcileAfter,
        @DefaultValue("5s") Duration tick) {}
