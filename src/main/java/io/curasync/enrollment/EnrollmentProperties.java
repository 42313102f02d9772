package io.curasync.enrollment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for submissions.
 *
 * @param grace time to wait for a result after the maximum duration of a call has passed. After this time, the submission becomes unknown.
 * @param reconcileAfter minimum time between a call with an unknown outcome and a full sync that can show that the submission has not
 *     arrived. An earlier sync could miss the practice, because CuraGenesis may still be processing the call.
 * @param tick interval between runs of {@link OutcomeReconciler}
 */
@ConfigurationProperties("curasync.enrollment")
record EnrollmentProperties(
        @DefaultValue("15s") Duration grace,
        @DefaultValue("10m") Duration reconcileAfter,
        @DefaultValue("5s") Duration tick) {}
