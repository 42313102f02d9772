package io.curasync.monitoring.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Masks secrets for display. */
final class SecretMask {

    static final String MASK = "••••••••";

    /** Minimum length of a secret whose last four characters are shown. Four characters would be a large part of a shorter secret. */
    private static final int MIN_LENGTH = 12;

    private static final int VISIBLE = 4;

    /**
     * Minimum length of a secret that is searched for in the values of other settings. A shorter secret could be a part of another value
     * by chance.
     */
    private static final int MIN_SEARCHED_LENGTH = 8;

    /**
     * Matches a user and a password in a URL. The password extends to the last {@code @}, because it may contain an unescaped {@code @}.
     */
    private static final Pattern USER_INFO = Pattern.compile("://([^:@/?\\s]*):[^\\s]*@");

    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)([?&;][^=&;\\s]*(?:secret|token|pass|pwd|key)[^=&;\\s]*=)[^&\\s]*");

    private SecretMask() {}

    /** Masks a secret except its last four characters. Masks a short secret completely. */
    static String secret(String value) {
        int length = value.codePointCount(0, value.length());
        return length < MIN_LENGTH ? MASK : MASK + value.substring(value.offsetByCodePoints(value.length(), -VISIBLE));
    }

    /**
     * Masks each secret of a list separately. This way, an operator who replaces secrets one by one can recognize each by its last
     * characters.
     */
    static String secrets(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(SecretMask::secret)
                .collect(Collectors.joining(", "));
    }

    /**
     * Masks passwords and other secrets in the user information and in the parameters of a URL. Does not change any other part of the text.
     */
    static String url(String value) {
        String parameters = SECRET_PARAMETER.matcher(value).replaceAll("$1" + MASK);
        return USER_INFO.matcher(parameters).replaceAll("://$1:" + MASK + "@");
    }

    /**
     * Returns the text to display for the value of a setting that is not marked as secret. A secret inside the value is masked.
     *
     * @param secrets raw values of all secret settings. If the value contains one of these secrets, the whole value is masked, unless the
     *     secret has fewer than eight characters.
     */
    static String plain(String value, Collection<String> secrets) {
        List<String> parts = secrets.stream()
                .flatMap(secret -> Arrays.stream(secret.split(",")))
                .map(String::strip)
                .filter(part -> part.length() >= MIN_SEARCHED_LENGTH)
                .toList();
        return parts.stream().anyMatch(value::contains) ? MASK : url(value);
    }
}
