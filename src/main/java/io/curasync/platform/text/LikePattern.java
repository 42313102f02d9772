package io.curasync.platform.text;

/** Converts search text to patterns for PostgreSQL's {@code like} and {@code ilike}. */
public final class LikePattern {

    private LikePattern() {}

    /** Returns a pattern for values that contain the text. First removes surrounding whitespace and all NUL characters from the text. */
    public static String containing(String text) {
        return "%" + escape(plain(text)) + "%";
    }

    /** Removes surrounding whitespace and all NUL characters. PostgreSQL rejects texts with NUL characters. */
    public static String plain(String text) {
        return text.strip().replace("\0", "");
    }

    /** Escapes wildcards and backslashes, so that they match literally. */
    public static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
