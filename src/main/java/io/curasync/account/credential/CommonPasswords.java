package io.curasync.account.credential;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * Detects passwords that are easy to guess. The library zxcvbn recognizes leaked passwords, names, keyboard patterns, sequences and
 * dates. However, zxcvbn rates passwords as too strong if they combine common words with punctuation or a year, such as
 * {@code Welcome-2026!!}. Therefore, this class also uses its own list of words.
 */
final class CommonPasswords {

    /** The words and keyboard rows of {@code common-passwords.txt}, in lower case. */
    private static final Set<String> WORDS = read();

    /**
     * Maximum number of parts of a common password. Digits, symbols and sequences are removed before the parts are counted. A part is a
     * listed word, or a single letter outside the listed words.
     */
    private static final int MAX_COMMON_PARTS = 4;

    private static final int MIN_SEQUENCE_LENGTH = 3;

    private static final Zxcvbn ZXCVBN = new Zxcvbn();
    /** Minimum zxcvbn score of an accepted password, on a scale of 0 to 4. Lower scores mean that a million guesses are enough. */
    private static final int MIN_SCORE = 2;

    private CommonPasswords() {}

    /**
     * Returns whether the password is easy to guess, either as entered, or with digits and symbols replaced by similar letters.
     *
     * @param password the password in lower case
     */
    static boolean contains(String password) {
        return Stream.of(password, replaceLookalikes(password))
                .distinct()
                .anyMatch(text -> isCommon(text) || isGuessable(text));
    }

    private static boolean isCommon(String text) {
        return countParts(withoutSequences(text).replaceAll("[^\\p{L}]", "")) <= MAX_COMMON_PARTS;
    }

    /**
     * Removes sequences and repetitions of at least three characters, such as "mnop", "4321" and "aaa". This step is necessary, because
     * zxcvbn accepts passwords that consist of several sequences.
     */
    private static String withoutSequences(String text) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int start = from;
            int end = IntStream.of(1, -1, 0)
                    .map(step -> sequenceEnd(text, start, step))
                    .max()
                    .orElseThrow();
            rest.append(text, from, end - from >= MIN_SEQUENCE_LENGTH ? from : end);
            from = end;
        }
        return rest.toString();
    }

    /**
     * Returns the end index (exclusive) of the sequence that starts at {@code from}. In a sequence, each character code is the
     * previous one plus {@code step}.
     */
    private static int sequenceEnd(String text, int from, int step) {
        int end = from + 1;
        while (end < text.length() && text.charAt(end) == text.charAt(end - 1) + step) {
            end++;
        }
        return end;
    }

    /**
     * Returns whether the zxcvbn score is below {@link #MIN_SCORE}. Replaces symbols by hyphens first, because zxcvbn takes
     * seconds for a text with many symbols that can stand for letters.
     */
    private static boolean isGuessable(String text) {
        return ZXCVBN.measure(text.replaceAll("[^\\p{L}\\p{N} ]", "-")).getScore() < MIN_SCORE;
    }

    /** Returns the minimum number of parts into which the text can be split. A part is a listed word or a single letter. */
    private static int countParts(String text) {
        int[] fewest = new int[text.length() + 1];
        for (int end = 1; end <= text.length(); end++) {
            fewest[end] = fewest[end - 1] + 1;
            for (int start = 0; start < end; start++) {
                if (fewest[start] + 1 < fewest[end] && WORDS.contains(text.substring(start, end))) {
                    fewest[end] = fewest[start] + 1;
                }
            }
        }
        return fewest[text.length()];
    }

    private static String replaceLookalikes(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't')
                .replace('!', 'i');
    }

    private static Set<String> read() {
        try {
            String words = new ClassPathResource("common-passwords.txt", CommonPasswords.class)
                    .getContentAsString(StandardCharsets.UTF_8);
            return Arrays.stream(words.split("\\s+")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
