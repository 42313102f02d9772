package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Purpose of the data in the directory of the embedded PostgreSQL. Demo data and real data must not share a directory, because users of
 * the demo have known passwords.
 */
enum DataPurpose {
    REAL,
    DEMO;

    private static final String DEMO_MARK = "curasync.demo";

    static DataPurpose of(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("demo")) ? DEMO : REAL;
    }

    /**
     * Verifies that an initialized data directory was created for this purpose.
     *
     * @throws SettingException if the directory was created for the other purpose
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

    /**
     * Records this purpose in a data directory. Demo data gets a mark file, real data gets none. Must be called after PostgreSQL has
     * initialized the directory, because PostgreSQL initializes only an empty directory.
     */
    void mark(Path data) throws IOException {
        if (this == DEMO) {
            Files.createFile(data.resolve(DEMO_MARK));
        }
    }
}
