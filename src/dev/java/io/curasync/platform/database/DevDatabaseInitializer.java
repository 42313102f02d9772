package io.curasync.platform.database;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the embedded PostgreSQL once per process instead of once per restart. */
class DevDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String DIRECTORY = "curasync.embedded.data-directory";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Path directory = Path.of(environment.getRequiredProperty(DIRECTORY));
        @SuppressWarnings("unchecked")
        Map<String, Object> settings =
                (Map<String, Object>) Restarter.getInstance().getOrAddAttribute(DIRECTORY, () -> start(directory));
        environment.getPropertySources().addFirst(new MapPropertySource("dev-database", settings));
    }

    /** Only how to connect: the class of the database itself differs after a restart. */
    private static Map<String, Object> start(Path directory) {
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, DataPurpose.DEMO);
        // These run after the contexts are closed.
        SpringApplication.getShutdownHandlers().add(database::close);
        return Map.of(
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", EmbeddedDatabase.USER,
                "spring.datasource.password", database.password());
    }
}
