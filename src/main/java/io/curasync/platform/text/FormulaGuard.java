package io.curasync.platform.text;

import java.util.regex.Pattern;

/** Adds apostrophes to texts, so that spreadsheets do not evaluate them as formulas. Imports remove these apostrophes again. */
public final class FormulaGuard {

    /**
     * Matches each position at which a cell may start. This is the start of the text, or a position after a character at which some
     * programs split cells.
     */
    private static final String PIECE = "(?:^|(?<=[;|\\t\\r\\n]))";

    /**
     * Matches apostrophes, followed by quotes and invisible characters. Spreadsheets skip or remove all of them. Does
     * not match tabs and line breaks.
     */
    private static final String SKIPPED = "'*+[\"\\p{Z}\\p{Cf}\\p{Cc}&&[^\\t\\r\\n]]*+";

    /** Matches signs that start a formula. In East Asian versions, Excel also evaluates the full-width signs. */
    private static final String SIGNS = "[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern UNGUARDED = pattern("");
    private static final Pattern GUARDED = pattern("'");

    private FormulaGuard() {}

    /**
     * Adds an apostrophe before each formula at the start of the text or after a semicolon, pipe, tab or line break, because some programs
     * split cells there. Also adds an apostrophe at the start of a text that starts with a tab or line break. Recognizes the formula, tab
     * or line break even if quotes and invisible characters precede it.
     */
    public static String add(String text) {
        return UNGUARDED.matcher(text).replaceAll("'");
    }

    /** Removes apostrophes at the positions at which {@link #add} inserts them. */
    public static String remove(String text) {
        return text.indexOf('\'') < 0 ? text : GUARDED.matcher(text).replaceAll("");
    }

    /**
     * Returns the pattern for the positions at which {@link #add} inserts an apostrophe, or for the apostrophes at these positions.
     * Both directions use the same rules, so that a text that already contains apostrophes does not change in a round trip.
     *
     * @param guard an apostrophe to match the inserted apostrophes; empty to match the positions at which they are inserted
     */
    private static Pattern pattern(String guard) {
        return Pattern.compile(
                "^" + guard + "(?=" + SKIPPED + "[\\t\\r\\n])|" + PIECE + guard + "(?=" + SKIPPED + SIGNS + ")");
    }
}
