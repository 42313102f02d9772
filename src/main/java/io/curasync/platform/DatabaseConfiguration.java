package io.curasync.platform;

import com.zaxxer.hikari.HikariDataSource;
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

/** The PostgreSQL that the operator names, else an embedded one. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private record Details(
            String getJdbcUrl,
            @Nullable String getUsername,
            @Nullable String getPassword) implements JdbcConnectionDetails {}

    /** Started only when asked for; what uses its connections depends on it and so ends before it does. */
    @Bean
    @Lazy
    EmbeddedDatabase embeddedDatabase(Environment environment) {
        return EmbeddedDatabase.start(
                Path.of(environment.getProperty("curasync.embedded.data-directory", "data/postgres")),
                DataPurpose.of(environment));
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

    /** Lets a look at {@code pg_stat_activity} tell the instances apart. */
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
