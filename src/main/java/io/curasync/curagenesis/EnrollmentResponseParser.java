package io.curasync.curagenesis;

import io.curasync.platform.text.TextSanitizer;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses a response to {@code POST /api/createUser}. A response that does not show whether the practice was enrolled counts as an unknown
 * outcome, not as a failure. After a failure, the practice could be sent again and would receive a second welcome email.
 */
final class EnrollmentResponseParser {

    private static final int MAX_STORED_LENGTH = 2_000;

    /**
     * Statuses of redirects that show that the request was not processed. 303 is not included, because a server may also send 303 after
     * it has processed the request.
     */
    private static final Set<Integer> UNPROCESSED_REDIRECTS = Set.of(301, 302, 307, 308);

    private EnrollmentResponseParser() {}

    /**
     * Returns the result if the response reports a successful enrollment.
     *
     * @param location raw {@code Location} header; null if the response has none
     * @throws EnrollmentException if the response reports anything else
     */
    static EnrollmentApi.Enrolled read(JsonMapper json, int status, @Nullable String location, String body)
            throws EnrollmentException {
        String sanitized = TextSanitizer.of(body, MAX_STORED_LENGTH);
        JsonNode root = parse(json, body);
        String message = message(root);
        if (status == 200 || status == 201) {
            return enrolled(root, message, status, sanitized);
        }
        if (UNPROCESSED_REDIRECTS.contains(status)) {
            throw new EnrollmentException.NotSent(ErrorMapper.redirectMessage(status, location), status, sanitized);
        }
        if (status == 401 || status == 403) {
            throw new EnrollmentException.NotSent(
                    "CuraGenesis does not accept our token (%d): set CURAGENESIS_VENDOR_TOKEN to a valid one"
                            .formatted(status),
                    status,
                    sanitized);
        }
        if (status == 429) {
            throw new EnrollmentException.NotSent(
                    "CuraGenesis limits our call rate (429): try again later", status, sanitized);
        }
        if (status >= 400 && status < 500 && status != 408) {
            throw new EnrollmentException.Rejected(
                    message == null ? "CuraGenesis answered " + status : message, status, sanitized);
        }
        throw new EnrollmentException.UnknownOutcome(
                "CuraGenesis answered %d%s".formatted(status, message == null ? "" : ": " + message),
                status,
                sanitized);
    }

    private static EnrollmentApi.Enrolled enrolled(
            @Nullable JsonNode root, @Nullable String message, int status, String sanitized)
            throws EnrollmentException {
        if (root != null
                && root.path("success").isBoolean()
                && !root.path("success").booleanValue()) {
            throw new EnrollmentException.Rejected(
                    message == null ? "CuraGenesis reported a failure" : message, status, sanitized);
        }
        String userId;
        try {
            userId = root == null || !root.isObject() ? null : new JsonFields(root, Instant.now()).id("userId");
        } catch (JsonFields.InvalidFieldException unreadable) {
            userId = null;
        }
        if (userId == null) {
            throw new EnrollmentException.UnknownOutcome(
                    "CuraGenesis answered %d without a user id".formatted(status), status, sanitized);
        }
        return new EnrollmentApi.Enrolled(userId, status, sanitized);
    }

    private static @Nullable JsonNode parse(JsonMapper json, String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static @Nullable String message(@Nullable JsonNode root) {
        JsonNode message = root == null ? null : root.get("message");
        return message == null || !message.isString() || message.stringValue().isBlank()
                ? null
                : TextSanitizer.of(message.stringValue());
    }
}
