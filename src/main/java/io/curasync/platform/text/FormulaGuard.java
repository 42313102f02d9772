package io.curasync.platform.text;

import java.util.regex.Pattern;

/** Prevents spreadsheets from evaluating a text as a formula, by adding apostrophes. An import removes them again. */
public final class FormulaGuard {

    /**
     * Matches the start of a piece: the start of the text, or a position after a character at which some programs split
     * cells.
     */
    private static final String PIECE = "(?:^|(?<=[;|\\t\\r\\n]))";

    /** Matches apostrophes, and then quotes and invisible characters, which spreadsheets skip or remove. */
    private static final String SKIPPED = "'*+[\"\\p{Z}\\p{Cf}\\p{Cc}&&[^\\t\\r\\n]]*+";

    /** Matches signs that start a formula. In East Asian versions, Excel also evaluates the full-width signs. */
    private static final String SIGNS = "[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern UNGUARDED = pattern("");
    private static final Pattern GUARDED = pattern("'");

    private FormulaGuard() {}

    /** Adds an apostrophe before each piece that starts like a formula, and before a leading tab or line break. */
    public static String add(String text) {
        return UNGUARDED.matcher(text).replaceAll("'");
    }

    /** Removes the apostrophes that {@link #add} added. */
    public static String remove(String text) {
        return text.indexOf('\'') < 0 ? text : GUARDED.matcher(text).replaceAll("");
    }

    /**
     * Returns the pattern of positions before which {@link #add} inserts the guard, or of guards at these positions.
     * Both directions use the same pattern, so that text with apostrophes of its own survives a round trip.
     *
     * @param guard empty to match positions without a guard
     */
    private static Pattern pattern(String guard) {
        return Pattern.compile(
                "^" + guard + "(?=" + SKIPPED + "[\\t\\r\\n])|" + PIECE + guard + "(?=" + SKIPPED + SIGNS + ")");
    }
}
