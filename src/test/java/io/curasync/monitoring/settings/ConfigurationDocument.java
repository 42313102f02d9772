package io.curasync.monitoring.settings;

import io.curasync.platform.settings.SettingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings in the tables of {@code docs/configuration.md}, by environment variable.
 *
 * @param variables those of the table of environment variables
 * @param properties those of the tables of properties
 */
record ConfigurationDocument(Set<String> variables, Set<String> properties) {

    private static final Path FILE = Path.of("docs", "configuration.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z]+(_[A-Z]+)+");
    private static final Pattern PROPERTY = Pattern.compile("[a-z]+(\\.[a-z-]+)+");

    static ConfigurationDocument read() throws IOException {
        String text = Files.readString(FILE);
        int properties = text.indexOf("\n## Properties");
        int end = text.indexOf("\n## Metrics");
        return new ConfigurationDocument(names(text.substring(0, properties)), names(text.substring(properties, end)));
    }

    Set<String> all() {
        Set<String> all = new TreeSet<>(variables);
        all.addAll(properties);
        return all;
    }

    private static Set<String> names(String section) {
        Set<String> names = new TreeSet<>();
        section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .forEach(cell -> addNames(cell, names));
        return names;
    }

    /** Adds the names in a cell such as <code>`curasync.openid.issuer`, `.client-id`</code> or <code>`A_URL`, `_PASSWORD`</code>. */
    private static void addNames(String cell, Set<String> names) {
        String previous = "";
        for (String code : codes(cell).toList()) {
            if (VARIABLE.matcher(code).matches()) {
                previous = code;
            } else if (PROPERTY.matcher(code).matches()) {
                previous = code;
            } else if (code.matches("_[A-Z]+")) {
                previous = previous.substring(0, previous.lastIndexOf('_')) + code;
            } else if (code.matches("\\.[a-z-]+")) {
                previous = previous.substring(0, previous.lastIndexOf('.')) + code;
            } else {
                continue;
            }
            names.add(SettingRules.variable(previous));
        }
    }

    /** Without the parentheses, which repeat names or contain examples. */
    private static Stream<String> codes(String cell) {
        return CODE.matcher(cell.replaceAll("\\([^)]*\\)", "")).results().map(match -> match.group(1));
    }
}
