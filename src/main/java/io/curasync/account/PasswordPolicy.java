package io.curasync.account;

import io.curasync.platform.CodePoints;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Which passwords are good enough: long, and none that a list of guesses begins with. */
final class PasswordPolicy {

    private static final int MIN_LENGTH = 12;
    /** What bcrypt looks at; anything beyond would be ignored in silence. */
    private static final int MAX_BYTES = 72;

    private static final int FEWEST_KINDS = 5;
    private static final int MIN_WORD_LENGTH = 4;

    private PasswordPolicy() {}

    /**
     * Gives the password back when it is good enough.
     *
     * @param user what is known of whose it is, such as address and name: a password must not be made of it
     * @throws AccountException.Invalid it is not; says why
     */
    static String check(String password, String... user) {
        if (CodePoints.count(password) < MIN_LENGTH) {
            throw refused("A password has at least %d characters.".formatted(MIN_LENGTH));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refused("A password has at most %d bytes.".formatted(MAX_BYTES));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.codePoints().distinct().count() < FEWEST_KINDS) {
            throw refused("This repeats a few characters. Choose something less easy to guess.");
        }
        String rest = words(user).reduce(lower, (left, word) -> left.replace(word, ""), (left, _) -> left);
        if (CodePoints.count(rest) < MIN_LENGTH - MIN_WORD_LENGTH && !rest.equals(lower)) {
            throw refused("This is made of your name or address. Choose something less easy to guess.");
        }
        if (CommonPasswords.contains(lower)) {
            throw refused("This password is too common. Try a few words that do not belong together.");
        }
        return password;
    }

    /** Longest first, so that "reyes" does not leave a rest of "dana.reyes". */
    private static Stream<String> words(String... user) {
        return Arrays.stream(user)
                .flatMap(text ->
                        Stream.concat(Stream.of(text.replaceAll("@.*", "")), Arrays.stream(text.split("\\P{L}+"))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= MIN_WORD_LENGTH)
                .distinct()
                .sorted((one, other) -> other.length() - one.length());
    }

    private static AccountException.Invalid refused(String why) {
        return new AccountException.Invalid("password", why);
    }
}
