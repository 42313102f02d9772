package io.curasync.platform.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.InstanceConfiguration;
import io.curasync.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Starts only settings and database for real. */
@ExtendWith(OutputCaptureExtension.class)
abstract class StartHarness {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import({DatabaseConfiguration.class, DatabaseAvailability.class, DatabaseMonitor.class, InstanceConfiguration.class
    })
    static class DatabaseApplication {}

    static String role() {
        String role = "role_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.createRole(role);
        return role;
    }

    static void failedStart(Class<?> application, String... arguments) {
        assertThatThrownBy(() -> start(application, arguments).close()).isInstanceOf(Exception.class);
    }

    static ConfigurableApplicationContext start(Class<?> application, String... arguments) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "spring.datasource.hikari.maximum-pool-size=2")
                .run(arguments);
    }
}
