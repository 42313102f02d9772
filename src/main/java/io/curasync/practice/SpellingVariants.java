package io.curasync.practice;

import io.curasync.platform.text.LikePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates spelling variants of a mistyped word, as patterns for SQL's {@code like}. Each variant corrects one mistake: a wrong, missing or
 * superfluous letter, or two swapped adjacent letters. A missing first letter is not corrected. A trigram index excludes most of the
 * patterns immediately, because no word contains their trigrams.
 */
final class SpellingVariants {

    /** Minimum length of a word. Shorter words are similar to too many other words. */
    private static final int MIN_LENGTH = 4;

    /** Maximum length of a word. Longer input is probably not a word, and the number of patterns grows with the length. */
    private static final int MAX_LENGTH = 24;

    private SpellingVariants() {}

    /**
     * Returns the patterns for the spelling variants of a word.
     *
     * @param word normalized by {@code fold_for_search}
     * @return patterns for a text that starts with a blank; empty if the word is too short or too long
     */
    static List<String> patterns(String word) {
        if (word.length() < MIN_LENGTH || word.length() > MAX_LENGTH) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i <= word.length(); i++) {
            String before = word.substring(0, i);
            String rest = word.substring(i);
            if (i > 0) {
                patterns.add(wildcard(before, rest));
            }
            if (!rest.isEmpty()) {
                patterns.add(wildcard(before, rest.substring(1)));
                patterns.add(pattern(before + rest.substring(1)));
            }
            if (rest.length() > 1) {
                patterns.add(pattern(before + rest.charAt(1) + rest.charAt(0) + rest.substring(2)));
            }
        }
        return patterns.stream().distinct().toList();
    }

    /** Returns a pattern with any single character between the two parts. */
    private static String wildcard(String before, String after) {
        return "% " + LikePattern.escape(before) + "_" + LikePattern.escape(after) + "%";
    }

    private static String pattern(String word) {
        return "% " + LikePattern.escape(word) + "%";
    }
}
