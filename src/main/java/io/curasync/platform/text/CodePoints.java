package io.curasync.platform.text;

/** Measures and shortens text in code points, as PostgreSQL does: an emoji is one character, not two {@code char}s. */
public final class CodePoints {

    private CodePoints() {}

    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns at most the first {@code max} code points. Never splits a surrogate pair. */
    public static String first(int max, String text) {
        return count(text) > max ? text.substring(0, text.offsetByCodePoints(0, max)) : text;
    }

    /** Returns at most the first {@code max} code points, followed by an ellipsis if the text is longer. */
    public static String shortened(int max, String text) {
        return count(text) > max ? first(max, text) + "…" : text;
    }
}
