package io.curasync.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Creates a database for each application under test. Health checks run only if a test sets their interval or runs them. */
public class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestDatabase.create();
        context.getBeanFactory().registerSingleton("testDatabase", database);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-database",
                        Map.of(
                                "spring.datasource.url",
                                database.url(),
                                "spring.datasource.username",
                                TestDatabase.USER)));
        // Health checks would call the simulated CuraGenesis, and incidents add notifications; tests count both.
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("test-monitoring", Map.of("curasync.monitoring.every", "1d")));
    }
}
