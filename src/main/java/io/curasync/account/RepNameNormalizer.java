package io.curasync.account;

import io.curasync.platform.text.NormalizedText;
import java.util.regex.Pattern;

/** Normalizes the names of reps, as CuraGenesis writes them, for storage and comparison. */
public final class RepNameNormalizer {

    private static final Pattern BLANKS = Pattern.compile("\\p{IsWhite_Space}+");

    private RepNameNormalizer() {}

    /**
     * Returns the key by which names are compared, stored in {@code rep_alias.alias_key} and {@code practice.sales_rep_key}; see
     * {@link NormalizedText#key}. Empty for a blank name.
     */
    public static String key(String name) {
        return NormalizedText.key(name);
    }

    /** Returns the name as displayed: Unicode-normalized, in its original case, with each run of white space replaced by one space. */
    static String normalize(String name) {
        return BLANKS.matcher(NormalizedText.of(name)).replaceAll(" ");
    }
}
