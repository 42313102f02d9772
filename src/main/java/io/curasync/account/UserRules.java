package io.curasync.account;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a user's fields may hold. Each rule gives the value as it is kept, or says what is wrong with it. */
final class UserRules {

    private static final int MAX_LENGTH = 200;
    private static final int MIN_PASSWORD = 12;
    /** What bcrypt looks at; anything beyond would be ignored in silence. */
    private static final int MAX_PASSWORD_BYTES = 72;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private UserRules() {}

    static String email(String value) {
        String email = text("email", value);
        if (!EMAIL.matcher(email).matches() || email.contains(":")) {
            throw new AccountException.Invalid("email", "That is no e-mail address.");
        }
        return email;
    }

    static String name(String value) {
        return text("name", value);
    }

    static String alias(String value) {
        return RepName.tidy(text("aliases", value));
    }

    static String password(String value) {
        if (value.codePointCount(0, value.length()) < MIN_PASSWORD) {
            throw new AccountException.Invalid(
                    "password", "A password has at least %d characters.".formatted(MIN_PASSWORD));
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
            throw new AccountException.Invalid(
                    "password", "A password has at most %d bytes.".formatted(MAX_PASSWORD_BYTES));
        }
        return value;
    }

    private static String text(String field, String value) {
        String text = value.strip();
        if (RepName.key(text).isEmpty()) {
            throw new AccountException.Invalid(field, "A value is needed.");
        }
        if (text.length() > MAX_LENGTH) {
            throw new AccountException.Invalid(field, "At most %d characters.".formatted(MAX_LENGTH));
        }
        if (UNPRINTABLE.matcher(text).find()) {
            throw new AccountException.Invalid(field, "It holds a character that cannot be shown.");
        }
        return text;
    }
}
