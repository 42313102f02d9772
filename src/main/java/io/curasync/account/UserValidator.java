package io.curasync.account;

import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.TextSanitizer;
import java.util.regex.Pattern;

/**
 * Validates the fields of a user, and the names of API tokens. Each method returns the normalized value, or throws
 * {@link AccountException.Invalid}.
 */
public final class UserValidator {

    private static final int MAX_LENGTH = 200;

    // Excludes invisible format characters (category Cf), because two different emails with them could look the same.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cf}]+@[^\\s@\\p{Cf}]+");

    private UserValidator() {}

    public static String email(String value) {
        String email = text("email", value);
        // HTTP Basic separates the user name from the password by a colon (RFC 7617).
        if (!EMAIL.matcher(email).matches() || email.contains(":")) {
            throw new AccountException.Invalid("email", "Enter a valid email.");
        }
        return email;
    }

    public static String name(String value) {
        return text("name", value);
    }

    public static String alias(String value) {
        return RepNameNormalizer.normalize(text("aliases", value));
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
