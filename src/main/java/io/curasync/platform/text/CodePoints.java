package io.curasync.platform.text;

/**
 * Measures and shortens text in code points, as PostgreSQL does. Most emoji have one code point, but two {@code char}s.
 */
public final class CodePoints {

    private CodePoints() {}

    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Returns the first {@code max} code points, or the whole text if it is not longer. Never splits a surrogate pair.
     */
    public static String first(int max, String text) {
        return count(text) > max ? text.substring(0, text.offsetByCodePoints(0, max)) : text;
    }

    /** Returns the first {@code max} code points and an ellipsis, or the whole text if it is not longer. */
    public static String shortened(int max, String text) {
        return count(text) > max ? first(max, text) + "…" : text;
    }
}
