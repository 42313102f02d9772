package io.curasync.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to send a submission: a call to CuraGenesis.
 *
 * @param number 1 for the first attempt of the submission
 * @param at start of the call
 * @param by email of the user who sent the submission
 * @param instance name of the CuraSync instance that made the call
 * @param request JSON body of the request
 * @param endedAt end of the call, or the time at which CuraSync stopped waiting for its result; null if there is no result yet
 * @param outcome name of the result, such as {@code ACCEPTED}; null if there is no result yet
 * @param status status of the HTTP response; null if there was none
 * @param answer body of the response; null if there was none
 * @param message description of the result, for users; null if there is no result yet
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
