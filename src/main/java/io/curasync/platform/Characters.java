package io.curasync.platform;

/** Characters as limits count them and as PostgreSQL does: an emoji is one, though Java keeps it in two {@code char}s. */
public final class Characters {

    private Characters() {}

    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text's first characters, or all of it; never half of one. */
    public static String first(int most, String text) {
        return count(text) > most ? text.substring(0, text.offsetByCodePoints(0, most)) : text;
    }

    /** The same with an ellipsis where something is left out. */
    public static String shortened(int most, String text) {
        return count(text) > most ? first(most, text) + "…" : text;
    }
}
