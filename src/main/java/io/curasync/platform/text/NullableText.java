package io.curasync.platform.text;

import org.jspecify.annotations.Nullable;

/** Converts null to an empty text, or a blank text to null. */
public final class NullableText {

    private NullableText() {}

    /** Returns the text; "" if it is null. */
    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Returns the text; null if it is null or blank. */
    public static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
