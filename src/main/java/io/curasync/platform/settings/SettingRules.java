package io.curasync.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * Validation rules that several modules use for their settings. The {@code require} methods throw a {@link SettingException} if the setting
 * violates the rule. The message names the setting.
 */
public final class SettingRules {

    private static final String UNITS = "Write the number with its unit: 500ms, 30s, 15m, 12h or 30d.";

    /** Maximum duration. A longer duration could overflow when it is converted to milliseconds or added to a date. */
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    private SettingRules() {}

    /**
     * Returns the names of a setting for messages: the environment variable, followed by the property in parentheses. An operator may
     * have used either of them.
     */
    public static String name(String property) {
        return "%s (%s)".formatted(variable(property), property);
    }

    /** Returns the name of the environment variable that sets a property. */
    public static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Parses a duration between 0 and {@link #MAX_DURATION}. Rejects a number without a unit. Spring would read 3600 as milliseconds,
     * but an operator who writes it usually means seconds.
     *
     * @throws SettingException if the text is not a duration, has no unit, or is out of range
     */
    static Duration requireDuration(String property, String text) {
        if (text.strip().matches("[+-]?\\d+")) {
            throw new SettingException("%s is “%s”, a duration without a unit.".formatted(name(property), text), UNITS);
        }
        Duration duration;
        try {
            duration = DurationStyle.detectAndParse(text.strip());
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            throw new SettingException("%s is “%s”, which is not a duration.".formatted(name(property), text), UNITS);
        }
        if (duration.isNegative() || duration.compareTo(MAX_DURATION) > 0) {
            throw new SettingException(
                    "%s is “%s”, but must be between 0s and %dd."
                            .formatted(name(property), text, MAX_DURATION.toDays()),
                    "Set it to a duration in this range, or remove it to use the default.");
        }
        return duration;
    }

    public static void requirePositive(String property, Duration value) {
        if (!value.isPositive()) {
            throw new SettingException(
                    "%s must be longer than 0s.".formatted(name(property)),
                    "Set it to a duration such as 30s, or remove it to use the default.");
        }
    }

    /**
     * Requires a number between {@code min} and {@code max}, inclusive.
     *
     * @param max {@link Long#MAX_VALUE} for no upper bound
     */
    public static void requireBetween(String property, long value, long min, long max) {
        if (value < min || value > max) {
            throw new SettingException(
                    "%s is %d, but must be %s."
                            .formatted(
                                    name(property),
                                    value,
                                    max == Long.MAX_VALUE
                                            ? "%d or more".formatted(min)
                                            : "between %d and %d".formatted(min, max)),
                    "Set it to a number in this range, or remove it to use the default.");
        }
    }

    /**
     * Requires a size between {@code min} and {@code max}, inclusive. Both bounds should be whole megabytes, because the message contains
     * them in megabytes.
     */
    public static void requireBetween(String property, DataSize value, DataSize min, DataSize max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new SettingException(
                    "%s must be between %dMB and %dMB.".formatted(name(property), min.toMegabytes(), max.toMegabytes()),
                    "Set it to a size such as %dMB, or remove it to use the default.".formatted(max.toMegabytes() / 4));
        }
    }

    public static void requireAtLeast(String property, long value, long min) {
        requireBetween(property, value, min, Long.MAX_VALUE);
    }

    /** Requires a minimum duration. The minimum should be a whole number of days, because the message contains it in days. */
    public static void requireAtLeast(String property, Duration value, Duration min) {
        if (value.compareTo(min) < 0) {
            throw new SettingException(
                    "%s must be %dd or more.".formatted(name(property), min.toDays()),
                    "Set it to %dd or more, or remove it to use the default.".formatted(min.toDays()));
        }
    }

    /**
     * Requires an http or https URL with a host. The URL must not contain credentials, a query or a fragment, because callers append a
     * path.
     */
    public static void requireHttpAddress(String property, String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException malformed) {
            throw address(property, "is not an address");
        }
        if (uri.getHost() == null
                && uri.getRawAuthority() != null
                && uri.getRawAuthority().contains("_")) {
            throw address(property, "has a host name with an underscore, which Java does not accept");
        }
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("(?i)https?")) {
            throw address(property, "is not an http or https address with a host");
        }
        if (uri.getRawUserInfo() != null) {
            throw address(property, "contains a user or a password");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw address(property, "has a query or a fragment");
        }
    }

    /** Requires an http or https URL with a host. Query parameters are allowed. */
    public static void requireUrl(String property, String url) {
        try {
            URI uri = new URI(url.strip());
            if (uri.getHost() == null
                    || uri.getScheme() == null
                    || !uri.getScheme().matches("(?i)https?")) {
                throw address(property, "is not an http or https address with a host");
            }
        } catch (URISyntaxException malformed) {
            throw address(property, "is not an address");
        }
    }

    private static SettingException address(String property, String fault) {
        return new SettingException(
                "%s %s.".formatted(name(property), fault),
                "Set it to an address such as https://host.example.com, or leave it empty.");
    }
}
