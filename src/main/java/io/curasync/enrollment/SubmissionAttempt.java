package io.curasync.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call to CuraGenesis.
 *
 * @param by email of the user who pressed Send
 * @param request JSON body that was sent
 * @param endedAt null if the call is running or its end was not recorded
 * @param status status of the HTTP response; null if there was none
 * @param answer body of the response
 * @param message meaning of the response, for people
 */
public record SubmissionAttempt(
        int number,
        Instant at,
        String by,
        String instance,
        String request,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable String message) {}
