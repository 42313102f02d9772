package io.curasync.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call to CuraGenesis.
 *
 * @param by the e-mail of who pressed Send
 * @param request the body that was sent, as JSON
 * @param endedAt null: it has not ended, or its end was not seen
 * @param status of the HTTP answer; null: there was none
 * @param answer its body
 * @param message what it means, for people
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
