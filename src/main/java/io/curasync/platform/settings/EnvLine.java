package io.curasync.platform.settings;

import java.util.regex.Pattern;

/**
 * Writes lines of a {@code .env} file that {@link EnvFile} reads. A shell reads the same values, except values with line breaks, and values
 * that contain both an apostrophe and a backtick.
 */
public final class EnvLine {

    /** Matches values that need quotes neither in the file nor in a shell. */
    private static final Pattern BARE = Pattern.compile("[\\w@%+=:,./-]*");

    private EnvLine() {}

    /** Returns the line, with quotes around the value if it needs them. */
    public static String of(String name, String value) {
        return name + "=" + quoted(value);
    }

    private static String quoted(String value) {
        if (BARE.matcher(value).matches()) {
            return value;
        }
        if (value.chars().noneMatch(c -> c == '\'' || c == '\n' || c == '\r')) {
            return "'" + value + "'";
        }
        return '"'
                + value.replaceAll("([\"\\\\$])", "\\\\$1").replace("\n", "\\n").replace("\r", "\\r")
                + '"';
    }
}
