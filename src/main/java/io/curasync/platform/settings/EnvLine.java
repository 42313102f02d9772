package io.curasync.platform.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines of a {@code .env} file. {@link EnvFile}, a POSIX shell, Docker Compose 2 and the {@code EnvironmentFile} of systemd read the
 * same value from a line. {@code docker run} and {@code kubectl} pass quotes and escape sequences on, and {@link EnvFilePostProcessor}
 * removes them.
 */
public final class EnvLine {

    /** Matches values that need quotes neither in the file nor in a shell. */
    private static final Pattern BARE = Pattern.compile("[\\w@%+=:,./-]*");

    private static final String COMMENT =
            "# %s is not listed: its value cannot be quoted so that all tools read it alike."
                    + " Set it as an environment variable.";

    private EnvLine() {}

    /**
     * Returns the line, with quotes around the value if it needs them. If no kind of quotes makes all readers read the same value, returns
     * a comment that says what to do.
     */
    public static String of(String name, String value) {
        String quoted = quoted(value);
        return quoted == null ? COMMENT.formatted(name) : name + "=" + quoted;
    }

    private static @Nullable String quoted(String value) {
        if (BARE.matcher(value).matches()) {
            return value;
        }
        // In quotes, a shell and systemd read "\n" as two characters, and our reader has one line per variable.
        if (value.contains("\n") || value.contains("\r")) {
            return null;
        }
        // Docker Compose takes \' as an escaped apostrophe, also within single quotes.
        if (!value.contains("'") && !value.endsWith("\\")) {
            return "'" + value + "'";
        }
        // Within double quotes, a shell executes ` and reads \` as `, but Docker Compose does not remove its backslash.
        return value.contains("`") ? null : '"' + value.replaceAll("([\"\\\\$])", "\\\\$1") + '"';
    }
}
