package io.curasync.account;

import io.curasync.platform.CodePoints;
import io.curasync.platform.NormalizedText;
import io.curasync.platform.TextSanitizer;
import java.util.regex.Pattern;

/** What a user's fields may hold. Each rule gives the value as it is kept, or says what is wrong with it. */
final class UserValidator {

    private static final int MAX_LENGTH = 200;

    // Without invisible characters, with which two addresses look the same.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cf}]+@[^\\s@\\p{Cf}]+");

    private UserValidator() {}

    static String email(String value) {
        String email = text("email", value);
        if (!EMAIL.matcher(email).matches() || email.contains(":")) {
            throw new AccountException.Invalid("email", "Enter a valid email.");
        }
        return email;
    }

    static String name(String value) {
        return text("name", value);
    }

    static String alias(String value) {
        return RepNameNormalizer.tidy(text("aliases", value));
    }

    private static String text(String field, String value) {
        String text = NormalizedText.of(value);
        if (RepNameNormalizer.key(text).isEmpty()) {
            throw new AccountException.Invalid(field, "Required.");
        }
        if (CodePoints.count(text) > MAX_LENGTH) {
            throw new AccountException.Invalid(field, "At most %d characters.".formatted(MAX_LENGTH));
        }
        if (!TextSanitizer.isEnterable(text)) {
            throw new AccountException.Invalid(field, "Contains a character that cannot be displayed.");
        }
        return text;
    }
}
