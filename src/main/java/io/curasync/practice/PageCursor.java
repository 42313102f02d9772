package io.curasync.practice;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The opaque cursor of a page of practices. */
final class PageCursor {

    private static final String PREFIX = "p1:";

    private PageCursor() {}

    static String write(long id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the id in the cursor; empty if the cursor is invalid. */
    static Optional<Long> read(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith(PREFIX)
                    ? Optional.of(Long.parseLong(text.substring(PREFIX.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
