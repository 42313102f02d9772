package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Separates demo data, whose users have known passwords, from real data: they never share a data directory. */
enum DataPurpose {
    REAL,
    DEMO;

    private static final String DEMO_MARK = "curasync.demo";

    static DataPurpose of(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("demo")) ? DEMO : REAL;
    }

    /** @throws SettingException if the initialized directory has the other purpose */
    void check(Path data) {
        boolean isDemo = Files.exists(data.resolve(DEMO_MARK));
        if (isDemo == (this == DEMO)) {
            return;
        }
        throw new SettingException(
                isDemo
                        ? "The data directory %s belongs to the demo, whose users have known passwords.".formatted(data)
                        : "The data directory %s does not belong to the demo, which would add users with known passwords."
                                .formatted(data),
                "Name another directory in CURASYNC_EMBEDDED_DATA_DIRECTORY, or delete this one if you no longer need its"
                        + " data.");
    }

    /** Marks the directory. Call this after initializing it. */
    void mark(Path data) throws IOException {
        if (this == DEMO) {
            Files.createFile(data.resolve(DEMO_MARK));
        }
    }
}
