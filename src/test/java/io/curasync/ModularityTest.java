package io.curasync;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The walls between the rooms, and the picture of them in {@code docs/modules}. */
class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(CuraSyncApplication.class);

    @Test
    void wallsHold() {
        modules.verify();
    }

    @Test
    void diagramIsDrawn() {
        new Documenter(
                        modules,
                        Documenter.Options.defaults()
                                .withOutputFolder(Path.of("docs", "modules").toString()))
                .writeModulesAsPlantUml();
    }
}
