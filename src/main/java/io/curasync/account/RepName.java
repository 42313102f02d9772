package io.curasync.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** A rep's name as CuraGenesis writes it, and how two of them are compared. */
public final class RepName {

    private static final Pattern BLANKS = Pattern.compile("[\\p{IsWhite_Space}\\u200B\\uFEFF]+");

    private RepName() {}

    /**
     * The name without case and surplus blanks, of whatever kind Unicode has them: what {@code rep_alias.alias_key} and
     * {@code practice.sales_rep_key} hold. Empty for a name of blanks only.
     */
    public static String key(String name) {
        return tidy(name).toLowerCase(Locale.ROOT);
    }

    /** The name as shown: case kept, blanks at the ends gone and each run of others one space. */
    static String tidy(String name) {
        return BLANKS.matcher(name).replaceAll(" ").strip();
    }
}
