package io.curasync.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Databases for tests: one real PostgreSQL a JVM, started when first asked for, and in it as many migrated databases as
 * tests want.
 *
 * @param url JDBC address; the user is {@code postgres}, without a password
 */
public record TestDatabase(String url) {

    public static final String USER = "postgres";

    private static final int ATTEMPTS = 10;

    private static final String TEMPLATE = "curasync_template";

    private static final Map<String, DataSource> POOLS = new ConcurrentHashMap<>();

    /** A database of its own, with the schema as the migrations leave it. */
    public static TestDatabase create() {
        return create("template " + TEMPLATE);
    }

    /** A database of its own with nothing in it. */
    public static TestDatabase createEmpty() {
        return create("");
    }

    /** One with nothing in it, made with these options of {@code create database}. */
    public static TestDatabase createEmpty(String options) {
        return create(options);
    }

    /** As {@code DATABASE_URL} has it, for that user. */
    public String libpqUrl(String user) {
        return url.replaceFirst("^jdbc:postgresql://", "postgresql://" + user + "@")
                .replaceFirst("\\?.*", "");
    }

    /** A role of the server that may sign in, and has no more rights than everybody. */
    public static void createRole(String name) {
        server().sql("create role %s login".formatted(name)).update();
    }

    public PGSimpleDataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(USER);
        return dataSource;
    }

    /** For statements one by one, whose connections are kept for the next: to begin one costs more than most statements do. */
    public JdbcClient jdbc() {
        return JdbcClient.create(POOLS.computeIfAbsent(url, TestDatabase::pool));
    }

    private static DataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(USER);
        config.setMaximumPoolSize(8);
        // A JVM has more databases than its server could serve if each kept one for ever.
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return new HikariDataSource(config);
    }

    /**
     * Empties every table, the append-only ones too; the schema, its migrations' history and the time zone, which the application stores at
     * its start, stay. Ids begin at 1 again.
     */
    public void clear() {
        String tables = "select format('%I.%I', schemaname, tablename) as name from pg_tables"
                + " where schemaname = 'public' and tablename not in ('flyway_schema_history', 'kpi_time_zone')";
        // Nothing may be inserted until the sequences begin again.
        clear(tables, """
                execute 'lock table ' || (select string_agg(name, ', ' order by name) from (%s) t) || ' in exclusive mode';
                """.formatted(tables), """
                perform setval(sequence, 1, false) from (
                    select format('%I.%I', schemaname, sequencename)::regclass as sequence
                    from pg_sequences where schemaname = 'public' and last_value is not null) used;
                """);
    }

    /** Empties every table but the audit and the users; sequences go on. */
    public void clearExceptUsers() {
        clear("""
                select format('%I.%I', schemaname, tablename) as name from pg_tables
                where schemaname = 'public'
                    and tablename not in ('flyway_schema_history', 'kpi_time_zone', 'app_user', 'audit_entry')""", "", "");
    }

    /** Deletes rows: to truncate some fifty tables takes PostgreSQL a second, since each gets new files. */
    private void clear(String tables, String before, String after) {
        String sql = """
                do $$
                declare item text;
                begin
                    perform set_config('session_replication_role', 'replica', true);
                    %s
                    for item in select t.name from (%s) t order by 1 loop
                        execute 'delete from ' || item;
                    end loop;
                    %s
                end $$
                """.formatted(before, tables, after);
        for (int attempt = 1; ; attempt++) {
            try {
                jdbc().sql(sql).update();
                return;
            } catch (PessimisticLockingFailureException e) {
                // The application's own threads are at work in it, and lock tables in another order.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static synchronized TestDatabase create(String options) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        server().sql("create database %s %s".formatted(name, options)).update();
        return new TestDatabase(Server.POSTGRES.getJdbcUrl(USER, name));
    }

    private static JdbcClient server() {
        return JdbcClient.create(Server.POSTGRES.getPostgresDatabase());
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("timezone", "UTC")
                        .start();
                JdbcClient.create(postgres.getPostgresDatabase())
                        .sql("create database " + TEMPLATE)
                        .update();
                Flyway.configure()
                        .dataSource(postgres.getDatabase(USER, TEMPLATE))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
