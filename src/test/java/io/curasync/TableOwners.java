package io.curasync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The owner of each table and view, as documented.
 *
 * @param modules the owner by name
 * @param published the views that other modules may read
 */
record TableOwners(Map<String, String> modules, Set<String> published) {

    static final Path DOCUMENT = Path.of("docs", "architecture.md");

    private static final Path SOURCES = Path.of("src", "main", "java", "io", "curasync");
    private static final Pattern SECTION = Pattern.compile("\n## Tables\n.*?\n## ", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("\n\\| `(\\w+)` \\|(.*)\\|(.*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** A use of another module's table or view in the SQL of a module. */
    record ForeignUse(String module, SqlTables.Use use, String owner, Path file) {

        @Override
        public String toString() {
            String verb = use.written() ? "writes" : "reads";
            return "%s %s %s of %s in %s".formatted(module, verb, use.name(), owner, file.getFileName());
        }
    }

    /** Reads the owners in {@link #DOCUMENT}. */
    static TableOwners documented() throws IOException {
        var owners = new TableOwners(new HashMap<>(), new HashSet<>());
        var section = SECTION.matcher(Files.readString(DOCUMENT))
                .results()
                .findFirst()
                .orElseThrow();
        ROW.matcher(section.group()).results().forEach(row -> {
            names(row.group(2)).forEach(table -> owners.add(row.group(1), table));
            names(row.group(3)).forEach(view -> {
                owners.add(row.group(1), view);
                owners.published.add(view);
            });
        });
        return owners;
    }

    private static Stream<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1));
    }

    private void add(String module, String name) {
        if (modules.put(name, module) != null) {
            throw new IllegalStateException(name + " has two owners");
        }
    }

    /** Returns whether the SQL of the module may contain the name. Always true if it is not the name of a table or view. */
    boolean allows(String module, SqlTables.Use use) {
        return modules.getOrDefault(use.name(), module).equals(module)
                || published.contains(use.name()) && !use.written();
    }

    /** Finds the uses of other modules' tables and views in the SQL of every module. */
    List<ForeignUse> findForeignUses() throws IOException {
        List<ForeignUse> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String module = SOURCES.relativize(file).getName(0).toString();
                for (SqlTables.Use use : SqlTables.inJava(Files.readString(file))) {
                    String owner = modules.getOrDefault(use.name(), module);
                    if (!owner.equals(module)) {
                        found.add(new ForeignUse(module, use, owner, file));
                    }
                }
            }
        }
        return found;
    }
}
