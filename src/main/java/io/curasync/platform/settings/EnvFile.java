package io.curasync.platform.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of the common {@code .env} format, which has one {@code NAME=value} per line. */
final class EnvFile {

    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)", Pattern.DOTALL);
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    /**
     * Matches an unquoted value and an optional comment. Within a value, {@code #} starts a comment only after
     * whitespace.
     */
    private static final Pattern BARE = Pattern.compile("(.*?)(?:(?:^|\\s+)#.*)?");

    private EnvFile() {}

    /**
     * Parses the lines of a file. Skips empty lines and comments. The last assignment of a name wins.
     *
     * @throws SettingException if a line is malformed; the message contains the line number, but not the content, which
     *     may be secret
     */
    static Map<String, String> parse(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).replace("\uFEFF", "").strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (!assignment.matches()) {
                throw malformed(number, "is not of the form NAME=value");
            }
            values.put(assignment.group(1), value(assignment.group(2), number));
        }
        return values;
    }

    private static String value(String raw, int number) {
        return switch (raw.isEmpty() ? ' ' : raw.charAt(0)) {
            case '\'' -> group(SINGLE_QUOTED, raw, number);
            case '"' -> unescape(group(DOUBLE_QUOTED, raw, number));
            default -> group(BARE, raw, number).strip();
        };
    }

    private static String group(Pattern pattern, String raw, int number) {
        Matcher matcher = pattern.matcher(raw);
        if (!matcher.matches()) {
            throw malformed(number, "has an unclosed quote, or text after a closing quote");
        }
        return matcher.group(1);
    }

    /**
     * Replaces the escape sequences of double quotes: {@code \n}, {@code \r}, {@code \t}, {@code \"}, {@code \\} and {@code \$}. Other
     * backslashes are not changed.
     */
    static String unescape(String quoted) {
        return Pattern.compile("\\\\([nrt\"\\\\$])").matcher(quoted).replaceAll(match -> switch (match.group(1)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            default -> Matcher.quoteReplacement(match.group(1));
        });
    }

    private static SettingException malformed(int number, String fault) {
        return new SettingException(
                "Line %d of the .env file %s.".formatted(number, fault),
                "Write one NAME=value per line. Quote values that contain spaces or #. Start comments with #.");
    }
}
