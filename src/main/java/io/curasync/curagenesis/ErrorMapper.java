package io.curasync.curagenesis;

import io.curasync.platform.TextSanitizer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientResponseException;

/** What an answer other than 200 means: 3xx, 4xx and 5xx. */
final class ErrorMapper {

    private ErrorMapper() {}

    /** A source that asks for a longer wait is left to a later run. */
    static final Duration MAX_WAIT_IN_RUN = Duration.ofMinutes(1);

    static CuraGenesisException of(RestClientResponseException answer, boolean withCursor, Instant now) {
        int status = answer.getStatusCode().value();
        if (status == 401 || status == 403) {
            return new CuraGenesisException.Unauthorized();
        }
        if (status == 400 && withCursor) {
            return new CuraGenesisException.CursorExpired();
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            RetryAfter retryAfter = RetryAfter.of(answer.getResponseHeaders(), now);
            if (retryAfter != null && retryAfter.isLongerThan(MAX_WAIT_IN_RUN)) {
                return askedToWait(status, retryAfter);
            }
            return new CuraGenesisException.Unavailable(
                    status == 429 ? "CuraGenesis wants fewer calls (429)" : "CuraGenesis answered " + status,
                    retryAfter == null ? null : retryAfter.delay(),
                    answer);
        }
        return new CuraGenesisException.Unexpected(
                "CuraGenesis answered " + status + ": check that CURAGENESIS_API_BASE is the address of its API");
    }

    private static CuraGenesisException askedToWait(int status, RetryAfter retryAfter) {
        String message =
                "CuraGenesis answered %d and asked us to wait (Retry-After: %s)".formatted(status, retryAfter.header());
        if (retryAfter.isLongerThan(RetryAfter.MAX_DELAY)) {
            message += "; we wait one day at most";
        }
        return new CuraGenesisException.RetryLater(message, retryAfter.cappedDelay());
    }

    /** Redirects are not followed: the token would go to an address that no operator has named. */
    static CuraGenesisException redirect(int status, @Nullable String location) {
        return new CuraGenesisException.Unexpected(redirectMessage(status, location));
    }

    /** @param location as it was sent; its query is left out */
    static String redirectMessage(int status, @Nullable String location) {
        String target = location == null || location.isBlank()
                ? "does not say where to"
                : "points to " + TextSanitizer.of(location.strip().replaceFirst("[?#].*", ""));
        return "CuraGenesis answered %d, a redirect that %s. Redirects are not followed: set CURAGENESIS_API_BASE to the"
                        .formatted(status, target)
                + " address of its API";
    }

    /** The root's message, in which Java's client quotes what it could not read of an answer. */
    static String rootMessage(Throwable failure) {
        Throwable root = root(failure);
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : TextSanitizer.of(message);
    }

    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
