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

/** Configures the connection to PostgreSQL. Uses the configured server, or an embedded server if none is configured. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private record Details(
            String getJdbcUrl,
            @Nullable String getUsername,
            @Nullable String getPassword) implements JdbcConnectionDetails {}

    /**
     * Starts the embedded server. The bean is lazy, so that the server starts only if it is needed. Beans with connections to the server
     * depend on this bean. Therefore, Spring destroys those beans before it stops the server.
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
                .orElseGet(() -> {
                    DatabaseSettings.requireNoUnreadUrl(environment);
                    return embedded(embedded.getObject());
                });
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

    /**
     * Configures the connection pool. The connections get the instance's name as application name, so that {@code pg_stat_activity}
     * distinguishes the instances. While the database is unavailable, requests for a connection fail immediately.
     */
    @Bean
    static BeanPostProcessor failFastPool(
            ObjectProvider<InstanceId> instance,
            ObjectProvider<DatabaseAvailability> availability,
            ObjectProvider<DatabaseMonitor> monitor) {
        Runnable onFailure = () -> monitor.getObject().suspect();
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.addDataSourceProperty(
                            "ApplicationName", instance.getObject().name());
                    pool.setExceptionOverride(new ConnectionFailureHook(
                            onFailure, () -> monitor.getObject().suspectReadOnly()));
                    if (pool.getJdbcUrl() != null) {
                        pool.setDataSource(new PooledConnections(pool, availability.getObject()));
                    }
                }
                return bean;
            }

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool
                        ? new FailFastDataSource(pool, availability.getObject(), onFailure)
                        : bean;
            }
        };
    }
}
