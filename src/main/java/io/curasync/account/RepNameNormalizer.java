package io.curasync.account;

import io.curasync.platform.text.NormalizedText;
import java.util.regex.Pattern;

/** Normalizes the names by which CuraGenesis refers to reps, for storage and comparison. */
public final class RepNameNormalizer {

    private static final Pattern BLANKS = Pattern.compile("\\p{IsWhite_Space}+");

    private RepNameNormalizer() {}

    /**
     * Returns the key for comparing names; empty for a blank name. The columns {@code rep_alias.alias_key} and
     * {@code practice.sales_rep_key} contain these keys. {@link NormalizedText#key} describes the rules.
     */
    public static String key(String name) {
        return NormalizedText.key(name);
    }

    /**
     * Returns the name for display. The name is Unicode-normalized and stripped. Each run of white space is replaced by one space.
     * The case does not change.
     */
    static String normalize(String name) {
        return BLANKS.matcher(NormalizedText.of(name)).replaceAll(" ");
    }
}
