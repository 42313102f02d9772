package io.curasync.account.credential;

import io.curasync.account.AccountException;
import io.curasync.platform.text.CodePoints;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Rules for passwords. They define a minimum and a maximum length, and reject easily guessed passwords. */
public final class PasswordPolicy {

    private static final int MIN_LENGTH = 12;
    /** Maximum length in bytes of UTF-8. bcrypt ignores further bytes. */
    private static final int MAX_BYTES = 72;

    private static final int MIN_DISTINCT_CHARACTERS = 5;
    private static final int MIN_WORD_LENGTH = 4;

    private PasswordPolicy() {}

    /**
     * Returns the password if it is strong enough.
     *
     * @param user texts about the user, such as email and name. If the password contains words of at least four characters from these
     *     texts, the rest of the password must have at least eight characters.
     * @throws AccountException.Invalid for the field {@code password}, with the reason, if the password is not strong enough
     */
    public static String check(String password, String... user) {
        if (CodePoints.count(password) < MIN_LENGTH) {
            throw invalid("A password has at least %d characters.".formatted(MIN_LENGTH));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw invalid("A password has at most %d bytes.".formatted(MAX_BYTES));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.codePoints().distinct().count() < MIN_DISTINCT_CHARACTERS) {
            throw invalid("This password repeats a few characters. Choose something less easy to guess.");
        }
        String rest = words(user).reduce(lower, (left, word) -> left.replace(word, ""), (left, _) -> left);
        if (CodePoints.count(rest) < MIN_LENGTH - MIN_WORD_LENGTH && !rest.equals(lower)) {
            throw invalid("This password consists of your name or email. Choose something less easy to guess.");
        }
        if (CommonPasswords.contains(lower)) {
            throw invalid("This password is too common. Try a few words that do not belong together.");
        }
        return password;
    }

    /**
     * Splits texts into words of at least four characters, in lower case. Each text as a whole also counts as a word, without the
     * domain of an email. Longer words come first, so that "dana.reyes" is removed from a password before "reyes".
     */
    private static Stream<String> words(String... user) {
        return Arrays.stream(user)
                .flatMap(text ->
                        Stream.concat(Stream.of(text.replaceAll("@.*", "")), Arrays.stream(text.split("\\P{L}+"))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= MIN_WORD_LENGTH)
                .distinct()
                .sorted((one, other) -> other.length() - one.length());
    }

    private static AccountException.Invalid invalid(String reason) {
        return new AccountException.Invalid("password", reason);
    }
}
