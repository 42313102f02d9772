package io.curasync.practice;

import io.curasync.platform.text.LikePattern;
import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.UsStates;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word of a search, converted to an SQL condition.
 *
 * <p>A word that contains three letters or digits in sequence matches anywhere in the text. A word of one or two characters that starts
 * with a letter or digit and is not a number matches only at the beginning of a word. A trigram index can evaluate both conditions.
 *
 * <p>A number of one or two digits matches anywhere too, because people search for any part of an id. The index cannot evaluate this
 * condition. A scan of the table soon finds enough rows, because about one in twenty ids contains a given pair of digits. All remaining
 * words, such as {@code a-b}, also match anywhere and cannot use the index.
 *
 * @param condition format string of an SQL condition. {@code %1$s} is the expression of the searched text, {@code %2$s} the name of the
 *     parameter. The text must be normalized by {@code fold_for_search} and start with a blank.
 * @param parameter value of the parameter
 * @param isShort whether the word has fewer than three letters or digits in sequence
 * @param states codes of the states whose names have a word that begins with this word; empty if {@code isShort}
 */
record SearchWord(String condition, String parameter, boolean isShort, List<String> states) {

    /** Maximum number of words. The last word contains the rest of the search, including blanks. */
    private static final int MAX_WORDS = 8;

    private static final String LIKE = "%1$s like fold_for_search(:%2$s)";
    private static final Pattern LONG = Pattern.compile("[\\p{L}\\p{N}]{3}");
    private static final Pattern SHORT = Pattern.compile("[\\p{L}\\p{N}].?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Splits a search into words, and converts each word to a condition. */
    static List<SearchWord> of(String search) {
        return words(search).stream().map(SearchWord::word).toList();
    }

    /** Splits a search into words. Removes NUL characters, which PostgreSQL cannot store. */
    static List<String> words(String search) {
        return Arrays.stream(NormalizedText.of(search.replace("\0", "")).split("\\s+", MAX_WORDS))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static SearchWord word(String word) {
        if (LONG.matcher(word).find()) {
            return new SearchWord(LIKE, "%" + LikePattern.escape(word) + "%", false, states(word));
        }
        if (DIGITS.matcher(word).matches()) {
            return new SearchWord(LIKE, "%" + word + "%", true, List.of());
        }
        if (SHORT.matcher(word).matches()) {
            return new SearchWord(LIKE, "% " + LikePattern.escape(word) + "%", true, List.of());
        }
        return new SearchWord("position(fold_for_search(:%2$s) in %1$s) > 0", word, true, List.of());
    }

    /** Returns the codes of the states whose names have a word that begins with the given word. Ignores upper and lower case. */
    private static List<String> states(String word) {
        String beginning = " " + word.toLowerCase(Locale.ROOT);
        return UsStates.codes().stream()
                .filter(code ->
                        (" " + UsStates.name(code)).toLowerCase(Locale.ROOT).contains(beginning))
                .toList();
    }
}
