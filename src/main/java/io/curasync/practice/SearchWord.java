package io.curasync.practice;

import io.curasync.platform.text.LikePattern;
import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.UsStates;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One word of a search, as a condition that a trigram index can answer. A word of three letters or more matches anywhere; a shorter one
 * matches the beginning of a word. Digits match anywhere, however few, because people search for any part of an id. Two digits occur in
 * one id of twenty, so a scan soon finds enough rows without the index.
 *
 * @param condition on a text normalized by {@code fold_for_search}, with a leading blank; {@code %1$s} is the text, {@code %2$s} the
 *     parameter
 * @param parameter the parameter's value
 * @param isShort whether it has fewer than three letters
 * @param states codes of states in whose name a word begins with this one
 */
record SearchWord(String condition, String parameter, boolean isShort, List<String> states) {

    /** The remainder after this many words is searched for as one word, including blanks. */
    private static final int MAX_WORDS = 8;

    private static final String LIKE = "%1$s like fold_for_search(:%2$s)";
    private static final Pattern LONG = Pattern.compile("[\\p{L}\\p{N}]{3}");
    private static final Pattern SHORT = Pattern.compile("[\\p{L}\\p{N}].?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Splits a search into words. Removes NUL characters, which PostgreSQL cannot store. */
    static List<SearchWord> of(String search) {
        return words(search).stream().map(SearchWord::word).toList();
    }

    static List<String> words(String search) {
        return Arrays.stream(NormalizedText.of(search.replace("\0", "")).split("\\s+", MAX_WORDS))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static SearchWord word(String word) {
        if (LONG.matcher(word).find()) {
            return new SearchWord(LIKE, "%" + LikePattern.literally(word) + "%", false, states(word));
        }
        if (DIGITS.matcher(word).matches()) {
            return new SearchWord(LIKE, "%" + word + "%", true, List.of());
        }
        if (SHORT.matcher(word).matches()) {
            return new SearchWord(LIKE, "% " + LikePattern.literally(word) + "%", true, List.of());
        }
        return new SearchWord("position(fold_for_search(:%2$s) in %1$s) > 0", word, true, List.of());
    }

    /** Returns the codes of states in whose name a word begins with this one. */
    private static List<String> states(String word) {
        String beginning = " " + word.toLowerCase(Locale.ROOT);
        return UsStates.codes().stream()
                .filter(code ->
                        (" " + UsStates.name(code)).toLowerCase(Locale.ROOT).contains(beginning))
                .toList();
    }
}
