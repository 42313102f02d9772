package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Purpose of the data in a directory. Users of the demo have known passwords, so demo data and real data never share a
 * directory.
 */
enum DataPurpose {
    REAL,
    DEMO;

    private static final String DEMO_MARK = "curasync.demo";

    static DataPurpose of(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("demo")) ? DEMO : REAL;
    }

    /**
     * Verifies that an initialized directory has this purpose.
     *
     * @throws SettingException if it has the other purpose
     */
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

    /** Records this purpose in the directory. Call this after the initialization of the directory. */
    void mark(Path data) throws IOException {
        if (this == DEMO) {
            Files.createFile(data.resolve(DEMO_MARK));
        }
    }
}
