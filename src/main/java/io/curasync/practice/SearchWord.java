package io.curasync.practice;

import io.curasync.platform.Like;
import io.curasync.platform.NormalizedText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One word of a search, as a condition that a trigram index can answer: a word of three letters or more may be anywhere, a
 * shorter one begins a word, and what has no letters at all is looked for without the index.
 *
 * @param condition on a text as {@code search_folded} leaves it, with a blank in front; {@code %1$s} is the text,
 *     {@code %2$s} the parameter
 * @param parameter the parameter's value
 */
record SearchWord(String condition, String parameter) {

    /** What comes after so many words is looked for as it is, blanks and all. */
    private static final int MOST = 8;

    private static final Pattern LONG = Pattern.compile("[\\p{L}\\p{N}]{3}");
    private static final Pattern SHORT = Pattern.compile("[\\p{L}\\p{N}].?");

    /** The words of a search. A NUL, which PostgreSQL could not even hold, is none. */
    static List<SearchWord> of(String search) {
        return Arrays.stream(NormalizedText.of(search.replace("\0", "")).split("\\s+", MOST))
                .filter(word -> !word.isEmpty())
                .map(SearchWord::word)
                .toList();
    }

    private static SearchWord word(String word) {
        if (LONG.matcher(word).find()) {
            return new SearchWord("%1$s like search_folded(:%2$s)", "%" + Like.literally(word) + "%");
        }
        if (SHORT.matcher(word).matches()) {
            return new SearchWord("%1$s like search_folded(:%2$s)", "% " + Like.literally(word) + "%");
        }
        return new SearchWord("position(search_folded(:%2$s) in %1$s) > 0", word);
    }
}
