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
 * A database for tests. Each JVM has one real PostgreSQL server, started on first use, with any number of migrated databases.
 *
 * @param url JDBC address; the user is {@code postgres}, without a password
 */
public record TestDatabase(String url) {

    public static final String USER = "postgres";

    private static final int ATTEMPTS = 10;

    private static final String TEMPLATE = "curasync_template";

    private static final Map<String, DataSource> POOLS = new ConcurrentHashMap<>();

    /** Creates a database with the schema of all migrations. */
    public static TestDatabase create() {
        return create("template " + TEMPLATE);
    }

    /** Creates an empty database. */
    public static TestDatabase createEmpty() {
        return create("");
    }

    /** Creates an empty database with these options of {@code create database}. */
    public static TestDatabase createEmpty(String options) {
        return create(options);
    }

    /** Returns the address in the format of {@code DATABASE_URL}, for that user. */
    public String libpqUrl(String user) {
        return url.replaceFirst("^jdbc:postgresql://", "postgresql://" + user + "@")
                .replaceFirst("\\?.*", "");
    }

    /** Creates a role that can sign in and has no other privileges. */
    public static void createRole(String name) {
        server().sql("create role %s login".formatted(name)).update();
    }

    public PGSimpleDataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(USER);
        return dataSource;
    }

    /** Returns a client with pooled connections: opening a connection takes longer than most statements. */
    public JdbcClient jdbc() {
        return JdbcClient.create(POOLS.computeIfAbsent(url, TestDatabase::pool));
    }

    private static DataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(USER);
        config.setMaximumPoolSize(8);
        // A JVM has many databases. The server would run out of connections if each pool held idle ones.
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return new HikariDataSource(config);
    }

    /**
     * Empties every table, including append-only ones, and restarts ids at 1. The schema, the migration history and the time
     * zone, which the application stores at startup, stay.
     */
    public void clear() {
        String tables = "select format('%I.%I', schemaname, tablename) as name from pg_tables"
                + " where schemaname = 'public' and tablename not in ('flyway_schema_history', 'kpi_time_zone', 'shedlock')";
        // No rows may be inserted before the sequences are reset.
        clear(tables, """
                execute 'lock table ' || (select string_agg(name, ', ' order by name) from (%s) t) || ' in exclusive mode';
                """.formatted(tables), """
                perform setval(sequence, 1, false) from (
                    select format('%I.%I', schemaname, sequencename)::regclass as sequence
                    from pg_sequences where schemaname = 'public' and last_value is not null) used;
                """);
    }

    /** Empties every table except the audit log and the users. Sequences continue. */
    public void clearExceptUsers() {
        clear("""
                select format('%I.%I', schemaname, tablename) as name from pg_tables
                where schemaname = 'public'
                    and tablename not in ('flyway_schema_history', 'kpi_time_zone', 'shedlock', 'app_user', 'audit_entry')""", "", "");
    }

    /** Deletes rows instead of truncating: truncating some fifty tables takes PostgreSQL a second, because each gets new files. */
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
                    -- ShedLock remembers that a row exists, so its rows must not be deleted.
                    update shedlock set lock_until = now() where lock_until > now();
                    %s
                end $$
                """.formatted(before, tables, after);
        for (int attempt = 1; ; attempt++) {
            try {
                jdbc().sql(sql).update();
                return;
            } catch (PessimisticLockingFailureException e) {
                // Threads of the application use the database and lock tables in another order.
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
