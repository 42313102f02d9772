package io.curasync.curagenesis;

import io.curasync.platform.text.TextSanitizer;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientResponseException;

/** Maps 3xx, 4xx and 5xx responses of the partner API to exceptions. Also creates messages about failed calls. */
final class ErrorMapper {

    private ErrorMapper() {}

    /**
     * Maximum delay requested by CuraGenesis for which a run waits. If CuraGenesis requests a longer delay, the run fails and a cooldown
     * begins.
     */
    static final Duration MAX_WAIT_IN_RUN = Duration.ofMinutes(1);

    /**
     * Returns the exception for a 4xx or 5xx response.
     *
     * @param withCursor whether the request contained a cursor
     */
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
                return retryLater(status, retryAfter);
            }
            return new CuraGenesisException.Unavailable(
                    status == 429 ? "CuraGenesis limits our call rate (429)" : "CuraGenesis answered " + status,
                    retryAfter == null ? null : retryAfter.delay(),
                    answer);
        }
        return new CuraGenesisException.Unexpected(
                "CuraGenesis answered " + status + ": check that CURAGENESIS_API_BASE is the address of its API");
    }

    private static CuraGenesisException retryLater(int status, RetryAfter retryAfter) {
        String message =
                "CuraGenesis answered %d and asked us to wait (Retry-After: %s)".formatted(status, retryAfter.header());
        if (retryAfter.isLongerThan(RetryAfter.MAX_DELAY)) {
            message += "; CuraSync waits at most one day";
        }
        return new CuraGenesisException.RetryLater(message, retryAfter.cappedDelay());
    }

    /**
     * Returns the exception for a redirect. The client does not follow redirects, because it would send the token to a URL that
     * no operator has configured.
     *
     * @param location raw {@code Location} header; null if the response has none
     */
    static CuraGenesisException redirect(int status, @Nullable String location) {
        return new CuraGenesisException.Unexpected(redirectMessage(status, location));
    }

    /**
     * Returns the message for a redirect. The message contains the target without its query and fragment.
     *
     * @param location raw {@code Location} header; null if the response has none
     */
    static String redirectMessage(int status, @Nullable String location) {
        String target = location == null || location.isBlank()
                ? "does not say where to"
                : "points to " + TextSanitizer.of(location.strip().replaceFirst("[?#].*", ""));
        return "CuraGenesis answered %d, a redirect that %s. Redirects are not followed: set CURAGENESIS_API_BASE to the"
                        .formatted(status, target)
                + " address of its API";
    }

    /**
     * Returns the message of the root cause, or the name of the exception's class if there is no message. Sanitizes the message, because
     * Java's client may quote unreadable parts of a response.
     */
    static String rootMessage(Throwable failure) {
        Throwable root = root(failure);
        // The message of this exception is "get", the name of the Java method that waited for the response.
        if (root.getClass() == HttpTimeoutException.class) {
            return "no response in time";
        }
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
