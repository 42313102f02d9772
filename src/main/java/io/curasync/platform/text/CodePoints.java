package io.curasync.platform.text;

/** Counts code points, as PostgreSQL does: an emoji is one character, not two {@code char}s. */
public final class CodePoints {

    private CodePoints() {}

    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns at max the first {@code max} characters. Never splits a surrogate pair. */
    public static String first(int max, String text) {
        return count(text) > max ? text.substring(0, text.offsetByCodePoints(0, max)) : text;
    }

    /** Like {@link #first}, with an ellipsis if the text was cut. */
    public static String shortened(int max, String text) {
        return count(text) > max ? first(max, text) + "…" : text;
    }
}
