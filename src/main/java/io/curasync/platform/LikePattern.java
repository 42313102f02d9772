package io.curasync.platform;

/** What somebody types into a search, as PostgreSQL's {@code like} and {@code ilike} compare with it. */
public final class LikePattern {

    private LikePattern() {}

    /** Finds what has this text in it, as {@link #plain} leaves it. */
    public static String containing(String text) {
        return "%" + literally(plain(text)) + "%";
    }

    /** Without blanks around it, and without a NUL, which no text there can hold. */
    public static String plain(String text) {
        return text.strip().replace("\0", "");
    }

    /** Wildcards in it mean themselves. */
    public static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
