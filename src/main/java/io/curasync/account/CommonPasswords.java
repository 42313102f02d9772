package io.curasync.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** What is guessed first: common words alone or strung together, rows of keys, counting, with the usual decorations. */
final class CommonPasswords {

    /** Of the file: lower-case words and rows of keys, apart by white space. */
    private static final Set<String> WORDS = read();

    /** Letters and digits that count up or down, or repeat, are worth nothing from this length on. */
    private static final int SHORTEST_COUNT = 3;

    /** A password is common if so few words of the list and other letters make it up. */
    private static final int FEW = 4;

    private CommonPasswords() {}

    /** @param password in lower case */
    static boolean contains(String password) {
        return isCommon(password) || isCommon(undecorated(password));
    }

    private static boolean isCommon(String password) {
        return parts(withoutCounting(password).replaceAll("[^\\p{L}]", "")) <= FEW;
    }

    /** Of how many words of the list and letters beside them the text is made, at the least. */
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

    private static String withoutCounting(String text) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int to = Math.max(runEnd(text, from, 1), Math.max(runEnd(text, from, -1), runEnd(text, from, 0)));
            rest.append(text, from, to - from >= SHORTEST_COUNT ? from : to);
            from = to;
        }
        return rest.toString();
    }

    /** Where a run of characters that goes on by this step ends. */
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
