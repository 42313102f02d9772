package io.curasync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between the rooms, and the picture of them in {@code docs/modules.md}. */
class ModularityTest {

    private static final Path PICTURE = Path.of("docs", "modules.md");

    private final ApplicationModules modules = ApplicationModules.of(CuraSyncApplication.class);

    @Test
    void wallsHold() {
        modules.verify();
    }

    /** Sorted, unlike Modulith's own drawing, so that it changes only when a wall does. */
    @Test
    void pictureIsDrawn() throws IOException {
        String arrows = modules.stream().flatMap(this::arrows).sorted().collect(Collectors.joining("\n"));
        Files.writeString(PICTURE, """
                # The rooms and who uses whom

                Drawn by `ModularityTest` from the code. Everybody may use `platform`, which is left out.

                ```mermaid
                flowchart TD
                %s
                ```
                """.formatted(arrows));
    }

    private Stream<String> arrows(ApplicationModule module) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(used -> used.getIdentifier().toString())
                .filter(used -> !used.equals("platform"))
                .map(used -> "    %s --> %s".formatted(module.getIdentifier(), used));
    }
}
