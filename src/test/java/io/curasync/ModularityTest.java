package io.curasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Tests the boundaries between the modules, and that their diagram in {@code docs/modules.md} is current. */
class ModularityTest {

    private static final Path DIAGRAM = Path.of("docs", "modules.md");
    private static final String REWRITE = "modules.rewrite";
    private static final String COMMAND = "./mvnw test -Dtest=ModularityTest -D%s=true".formatted(REWRITE);

    private final ApplicationModules modules = ApplicationModules.of(CuraSyncApplication.class);

    @Test
    void modulesRespectTheirBoundaries() {
        modules.verify();
    }

    @Test
    void diagramMatchesTheCode() throws IOException {
        String diagram = diagram();
        if (Boolean.getBoolean(REWRITE)) {
            Files.writeString(DIAGRAM, diagram);
        }
        assertThat(Files.readString(DIAGRAM))
                .as("%s differs from the dependencies in the code. To rewrite it: %s", DIAGRAM, COMMAND)
                .isEqualToNormalizingNewlines(diagram);
    }

    /** Sorts the dependencies, unlike Modulith's own diagram, so that the diagram changes only when a dependency does. */
    private String diagram() throws IOException {
        Stream<String> sql = TableOwners.documented().findForeignUses().stream()
                .filter(dependency -> !uses(modules.getModuleByName(dependency.module())
                                .orElseThrow())
                        .anyMatch(dependency.owner()::equals))
                .map(dependency -> "    %s -.-> %s".formatted(dependency.module(), dependency.owner()));
        Stream<String> java = modules.stream()
                .flatMap(module -> uses(module).map(used -> "    %s --> %s".formatted(module.getIdentifier(), used)));
        return """
                # Modules and their dependencies

                Generated from the code by `%s`.
                Every module may use `platform`, which is left out. A dotted arrow is a dependency in SQL only: a module reads a
                [published view](architecture.md#tables) of another one.

                ```mermaid
                flowchart TD
                %s
                ```
                """.formatted(
                        COMMAND, Stream.concat(java, sql).distinct().sorted().collect(Collectors.joining("\n")));
    }

    private Stream<String> uses(ApplicationModule module) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(used -> used.getIdentifier().toString())
                .filter(used -> !used.equals("platform"));
    }
}
