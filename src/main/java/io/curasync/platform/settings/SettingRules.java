package io.curasync.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * Validation rules for the settings of several modules. Each rule throws a {@link SettingException} that names the
 * setting.
 */
public final class SettingRules {

    private static final String UNITS = "Write the number with its unit: 500ms, 30s, 15m, 12h or 30d.";

    /** Maximum duration. A longer one would overflow when it is converted to milliseconds or added to a date. */
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    private SettingRules() {}

    /** Returns the environment variable and the property of a setting, because an operator may have used either. */
    public static String name(String property) {
        return "%s (%s)".formatted(variable(property), property);
    }

    /** Returns the environment variable of a property. */
    public static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Parses a duration between 0 and {@link #MAX_DURATION}. Rejects a number without a unit: Spring would read it as
     * milliseconds, but an operator who writes 3600 usually means seconds.
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

    /** Requires a size within the bounds, which the message names in whole megabytes. */
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

    /** Requires an http or https URL without credentials, query and fragment, so that callers can append paths. */
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

    private static SettingException address(String property, String fault) {
        return new SettingException(
                "%s %s.".formatted(name(property), fault),
                "Set it to an address such as https://host.example.com, or leave it empty.");
    }
}
