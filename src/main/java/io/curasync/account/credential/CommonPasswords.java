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
 * Recognizes passwords that are easy to guess. zxcvbn knows leaked passwords, names, keyboard patterns, sequences and dates. It
 * overrates common words with punctuation or years between them, such as {@code Welcome-2026!!}. Therefore, this class also uses
 * its own list of words.
 */
final class CommonPasswords {

    /** The words and keyboard rows of {@code common-passwords.txt}, in lower case. */
    private static final Set<String> WORDS = read();

    /** A password is common if its letters consist of at most this number of listed words and single other letters. */
    private static final int MAX_COMMON_PARTS = 4;

    private static final int MIN_SEQUENCE_LENGTH = 3;

    private static final Zxcvbn ZXCVBN = new Zxcvbn();
    /** Minimum zxcvbn score, on a scale of 0 to 4. Passwords with a lower score are found within a million guesses. */
    private static final int MIN_SCORE = 2;

    private CommonPasswords() {}

    /**
     * Returns whether the password is easy to guess, either as it is or with digits and symbols replaced by the letters that they
     * resemble.
     *
     * @param password in lower case
     */
    static boolean contains(String password) {
        return Stream.of(password, replaceLookalikes(password))
                .distinct()
                .anyMatch(text -> isCommon(text) || isGuessable(text));
    }

    private static boolean isCommon(String text) {
        return countParts(withoutSequences(text).replaceAll("[^\\p{L}]", "")) <= MAX_COMMON_PARTS;
    }

    /** Removes sequences and repetitions such as "mnop", "4321" and "aaa", which zxcvbn does not reject if there are several. */
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

    /** Returns the end of a sequence of characters whose codes differ by this step. */
    private static int sequenceEnd(String text, int from, int step) {
        int end = from + 1;
        while (end < text.length() && text.charAt(end) == text.charAt(end - 1) + step) {
            end++;
        }
        return end;
    }

    /**
     * Returns whether zxcvbn finds the password easily. Replaces symbols, because zxcvbn takes seconds for a text with many
     * symbols that can stand for letters.
     */
    private static boolean isGuessable(String text) {
        return ZXCVBN.measure(text.replaceAll("[^\\p{L}\\p{N} ]", "-")).getScore() < MIN_SCORE;
    }

    /** Returns the minimum number of listed words and single letters that make up the text. */
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
