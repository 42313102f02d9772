package io.curasync.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import io.curasync.platform.InstanceId;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Configures the connection to PostgreSQL: to the configured server, or to an embedded server if none is configured.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private record Details(
            String getJdbcUrl,
            @Nullable String getUsername,
            @Nullable String getPassword) implements JdbcConnectionDetails {}

    /**
     * The embedded server. Lazy, so that it starts only if it is needed. Beans that use its connections depend on this
     * bean, so Spring destroys them first.
     */
    @Bean
    @Lazy
    EmbeddedDatabase embeddedDatabase(Environment environment) {
        return EmbeddedDatabase.start(Path.of(dataDirectory(environment)), DataPurpose.of(environment));
    }

    /** Returns the data directory of the embedded server. */
    static String dataDirectory(Environment environment) {
        return environment.getProperty("curasync.embedded.data-directory", "data/postgres");
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(Environment environment, ObjectProvider<EmbeddedDatabase> embedded) {
        return DatabaseSettings.read(environment)
                .map(url -> new Details(url.jdbcUrl(), url.user(), url.password()))
                .orElseGet(() -> embedded(embedded.getObject()));
    }

    private static Details embedded(EmbeddedDatabase database) {
        return new Details(database.jdbcUrl(), EmbeddedDatabase.USER, database.password());
    }

    @Bean
    FlywayMigrationStrategy checkedMigration(Environment environment) {
        return flyway -> {
            DataSource database = flyway.getConfiguration().getDataSource();
            DatabaseCheck.check(DatabaseCheck.read(database), environment);
            PreparedStatementCheck.check(database);
            flyway.migrate();
        };
    }

    /** Sets the application name of all connections, so that {@code pg_stat_activity} distinguishes the instances. */
    @Bean
    static BeanPostProcessor namedConnections(ObjectProvider<InstanceId> instance) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.addDataSourceProperty(
                            "ApplicationName", instance.getObject().name());
                }
                return bean;
            }
        };
    }
}
