package io.curasync.account;

import io.curasync.platform.NormalizedText;
import java.util.regex.Pattern;

/** A rep's name as CuraGenesis writes it, and how two of them are compared. */
public final class RepNameNormalizer {

    private static final Pattern BLANKS = Pattern.compile("\\p{IsWhite_Space}+");

    private RepNameNormalizer() {}

    /**
     * What {@code rep_alias.alias_key} and {@code practice.sales_rep_key} hold: see {@link NormalizedText#key}. Empty for a
     * name of blanks only.
     */
    public static String key(String name) {
        return NormalizedText.key(name);
    }

    /** The name as shown: normalized, case kept, each run of blanks one space. */
    static String tidy(String name) {
        return BLANKS.matcher(NormalizedText.of(name)).replaceAll(" ");
    }
}
