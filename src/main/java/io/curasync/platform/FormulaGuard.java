package io.curasync.platform;

import java.util.regex.Pattern;

/** Keeps spreadsheets from running a text as a formula: with an apostrophe in front, which is removed again on import. */
public final class FormulaGuard {

    /** Where a program that splits by another delimiter begins a new cell. */
    private static final String PIECE = "(?:^|(?<=[;|\\t\\r\\n]))";

    /** Apostrophes, then quotes and invisible characters, which spreadsheets skip or drop. */
    private static final String SKIPPED = "'*+[\"\\p{Z}\\p{Cf}\\p{Cc}&&[^\\t\\r\\n]]*+";

    /** Excel also runs full-width signs in East Asian versions. */
    private static final String SIGNS = "[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern UNGUARDED = pattern("");
    private static final Pattern GUARDED = pattern("'");

    private FormulaGuard() {}

    /** The text with an apostrophe in front of each piece that starts like a formula, and of a leading tab or line break. */
    public static String add(String text) {
        return UNGUARDED.matcher(text).replaceAll("'");
    }

    /** The text as it was before {@link #add}. */
    public static String remove(String text) {
        return text.indexOf('\'') < 0 ? text : GUARDED.matcher(text).replaceAll("");
    }

    /** Both directions see the same starts, so that a text with apostrophes of its own comes back unchanged. */
    private static Pattern pattern(String guard) {
        return Pattern.compile(
                "^" + guard + "(?=" + SKIPPED + "[\\t\\r\\n])|" + PIECE + guard + "(?=" + SKIPPED + SIGNS + ")");
    }
}
