package io.curasync.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * Recognizes passwords that are guessed first: common words alone or combined, keyboard rows, sequences, with the usual character
 * substitutions.
 */
final class CommonPasswords {

    /** Content of the file: lowercase words and keyboard rows, separated by white space. */
    private static final Set<String> WORDS = read();

    /** Length from which ascending, descending or repeated characters are ignored. */
    private static final int MIN_RUN_LENGTH = 3;

    /** A password is common if it consists of at most this many listed words and other letters. */
    private static final int MAX_COMMON_PARTS = 4;

    private CommonPasswords() {}

    /** @param password in lower case */
    static boolean contains(String password) {
        return isCommon(password) || isCommon(undecorated(password));
    }

    private static boolean isCommon(String password) {
        return parts(withoutRuns(password).replaceAll("[^\\p{L}]", "")) <= MAX_COMMON_PARTS;
    }

    /** Returns the minimum number of listed words and single letters that make up the text. */
    private static int parts(String text) {
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

    private static String withoutRuns(String text) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int to = Math.max(runEnd(text, from, 1), Math.max(runEnd(text, from, -1), runEnd(text, from, 0)));
            rest.append(text, from, to - from >= MIN_RUN_LENGTH ? from : to);
            from = to;
        }
        return rest.toString();
    }

    /** Returns the end of a run of characters that differ by this step. */
    private static int runEnd(String text, int from, int step) {
        int to = from + 1;
        while (to < text.length() && text.charAt(to) == text.charAt(to - 1) + step) {
            to++;
        }
        return to;
    }

    private static String undecorated(String text) {
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
