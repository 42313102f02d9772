package io.curasync.platform;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the embedded PostgreSQL once per process instead of once per restart, unless another PostgreSQL is configured. */
class DevDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String DIRECTORY = "curasync.embedded.data-directory";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (DatabaseSettings.read(environment).isPresent()) {
            return;
        }
        Path directory = Path.of(environment.getRequiredProperty(DIRECTORY));
        Object url = Restarter.getInstance().getOrAddAttribute(DIRECTORY, () -> start(directory));
        Map<String, Object> settings =
                Map.of("spring.datasource.url", url, "spring.datasource.username", EmbeddedDatabase.USER);
        environment.getPropertySources().addFirst(new MapPropertySource("dev-database", settings));
    }

    /** The address only: the class of the database itself differs after a restart. */
    private static String start(Path directory) {
        EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        // These run after the contexts are closed.
        SpringApplication.getShutdownHandlers().add(database::close);
        return database.jdbcUrl();
    }
}
