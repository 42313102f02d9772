package io.curasync.practice;

import io.curasync.platform.LikePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that may have been meant by a mistyped one: one letter is wrong, missing or too many, or two are in each other's
 * place. As patterns of {@code like}, most of which a trigram index refutes at once: they have letters in a row that no word has.
 */
final class SpellingVariants {

    /** Among shorter words, too many are near to each other. */
    private static final int SHORTEST = 4;

    /** Longer ones are no words, and the number of patterns grows with the length. */
    private static final int MAX_LENGTH = 24;

    private SpellingVariants() {}

    /**
     * @param word as {@code search_folded} leaves it
     * @return patterns of a text with a blank in front; none if the word is too short or too long
     */
    static List<String> patterns(String word) {
        if (word.length() < SHORTEST || word.length() > MAX_LENGTH) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i <= word.length(); i++) {
            String before = word.substring(0, i);
            String rest = word.substring(i);
            if (i > 0) {
                patterns.add(missing(before, rest));
            }
            if (!rest.isEmpty()) {
                patterns.add(missing(before, rest.substring(1)));
                patterns.add(pattern(before + rest.substring(1)));
            }
            if (rest.length() > 1) {
                patterns.add(pattern(before + rest.charAt(1) + rest.charAt(0) + rest.substring(2)));
            }
        }
        return patterns.stream().distinct().toList();
    }

    /** Any letter between. */
    private static String missing(String before, String after) {
        return "% " + LikePattern.literally(before) + "_" + LikePattern.literally(after) + "%";
    }

    private static String pattern(String word) {
        return "% " + LikePattern.literally(word) + "%";
    }
}
