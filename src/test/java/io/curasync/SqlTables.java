package io.curasync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds names of tables in SQL, and in the SQL of Java source code: the words that follow {@code from}, {@code join} and
 * similar keywords.
 */
final class SqlTables {

    // Comments and character literals come first, because they may contain quotes.
    private static final Pattern JAVA = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|'(?:[^'\\\\]|\\\\.)+'|\"\"\"(?<block>.*?)\"\"\"|\"(?<text>(?:[^\"\\\\]|\\\\.)*+)\"",
            Pattern.DOTALL);
    private static final Pattern SQL =
            Pattern.compile("--[^\n]*|/\\*.*?\\*/|'[^']*'|\"|public\\.|(?<token>[a-z_]\\w*|\\S)", Pattern.DOTALL);

    private static final Set<String> BEFORE_TABLE =
            Set.of("from", "join", "into", "update", "using", "truncate", "copy", "analyze", "lock");
    private static final Set<String> AFTER_TABLES = Set.of(
            "where", "set", "select", "group", "order", "values", "returning", "having", "limit", "union", "window");
    private static final Set<String> WRITES = Set.of("into", "update", "truncate", "copy");

    /** A name at a position where SQL has a table. It can also be an alias, or a word of an English sentence. */
    record Use(String name, boolean written) {}

    private final Set<Use> uses = new HashSet<>();
    private final Deque<Boolean> outer = new ArrayDeque<>();
    private boolean inTables;
    private boolean expected;
    private boolean written;
    private String previous = "";

    private SqlTables() {}

    /** Finds tables in the string literals of Java source code. */
    static Set<Use> inJava(String source) {
        return literals(source).flatMap(literal -> in(literal).stream()).collect(Collectors.toSet());
    }

    /** Returns the string literals of Java source code, except those in comments. */
    static Stream<String> literals(String source) {
        return JAVA.matcher(source)
                .results()
                .flatMap(literal -> Stream.of(literal.group("block"), literal.group("text")))
                .filter(Objects::nonNull)
                // An escaped character is never part of a name.
                .map(text -> text.replaceAll("\\\\.", " "));
    }

    static Set<Use> in(String sql) {
        var tables = new SqlTables();
        SQL.matcher(sql.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> match.group("token"))
                .filter(Objects::nonNull)
                .forEach(tables::add);
        return tables.uses;
    }

    private void add(String token) {
        if (token.equals("(")) {
            outer.push(inTables);
            inTables = false;
            expected = false;
        } else if (token.equals(")")) {
            inTables = !outer.isEmpty() && outer.pop();
            expected = false;
        } else if (token.equals(",")) {
            expected = inTables;
        } else if (token.equals("table") || token.equals("only")) {
            expected = true;
        } else if (BEFORE_TABLE.contains(token)) {
            // Neither "is distinct from a.value" nor "put into quarantine" names a table.
            expected = token.equals("into") ? previous.equals("insert") : !previous.equals("distinct");
            inTables = expected;
            written = WRITES.contains(token) || previous.equals("delete");
        } else if (AFTER_TABLES.contains(token)) {
            inTables = false;
            expected = false;
        } else {
            if (expected) {
                uses.add(new Use(token, written));
            }
            expected = false;
        }
        previous = token;
    }
}
