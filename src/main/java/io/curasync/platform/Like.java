package io.curasync.platform;

/** Patterns for PostgreSQL's {@code like} and {@code ilike}. */
public final class Like {

    private Like() {}

    /** Finds what has this text in it: wildcards in it mean themselves, and a NUL, which no text there can hold, is left out. */
    public static String containing(String text) {
        String literal = text.strip()
                .replace("\0", "")
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + literal + "%";
    }
}
