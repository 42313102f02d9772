package io.curasync.practice.order;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Position in the list of orders, which the API uses as a cursor. The position is the last order of a page. The next page starts after this
 * order.
 *
 * @param placedAt time at which the order was placed, with the precision of PostgreSQL (microseconds)
 * @param orderId id of the order in CuraGenesis
 */
record OrderCursor(Instant placedAt, String orderId) {

    // The decoded cursor consists of the microseconds since 1970 and the order id.
    private static final Pattern FORMAT = Pattern.compile("(\\d{1,17}) ([^\\p{Cntrl}]+)");

    static OrderCursor of(OrderRow row) {
        return new OrderCursor(row.placedAt(), row.orderId());
    }

    /**
     * Parses the parameter {@code cursor}. Returns {@code null} if the parameter is absent or empty.
     *
     * @throws ResponseStatusException with status 400 if the parameter is malformed
     */
    static @Nullable OrderCursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Matcher parts = FORMAT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (parts.matches()) {
                Instant placedAt = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
                return new OrderCursor(placedAt, parts.group(2));
            }
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
        throw malformed(null);
    }

    private static ResponseStatusException malformed(@Nullable Exception cause) {
        return new ResponseStatusException(
                HttpStatus.BAD_REQUEST, "cursor must be the nextCursor of a previous page.", cause);
    }

    /** Returns this position as a value of the parameter {@code cursor}. */
    String text() {
        String plain = ChronoUnit.MICROS.between(Instant.EPOCH, placedAt) + " " + orderId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
