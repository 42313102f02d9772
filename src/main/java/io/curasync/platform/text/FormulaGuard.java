package io.curasync.platform.text;

import java.util.regex.Pattern;

/**
 * Prevents spreadsheets from evaluating text as a formula by adding an apostrophe, which is removed again on import.
 */
public final class FormulaGuard {

    /** Start of a cell for programs that split at another delimiter. */
    private static final String PIECE = "(?:^|(?<=[;|\\t\\r\\n]))";

    /** Apostrophes, then quotes and invisible characters, which spreadsheets skip or remove. */
    private static final String SKIPPED = "'*+[\"\\p{Z}\\p{Cf}\\p{Cc}&&[^\\t\\r\\n]]*+";

    /** Excel also evaluates full-width signs in East Asian versions. */
    private static final String SIGNS = "[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern UNGUARDED = pattern("");
    private static final Pattern GUARDED = pattern("'");

    private FormulaGuard() {}

    /** Adds an apostrophe before each piece that starts like a formula, and before a leading tab or line break. */
    public static String add(String text) {
        return UNGUARDED.matcher(text).replaceAll("'");
    }

    /** Restores the text as it was before {@link #add}. */
    public static String remove(String text) {
        return text.indexOf('\'') < 0 ? text : GUARDED.matcher(text).replaceAll("");
    }

    /**
     * Builds the pattern for both directions, so that text with its own apostrophes survives a round trip unchanged.
     */
    private static Pattern pattern(String guard) {
        return Pattern.compile(
                "^" + guard + "(?=" + SKIPPED + "[\\t\\r\\n])|" + PIECE + guard + "(?=" + SKIPPED + SIGNS + ")");
    }
}
