package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Verifies before the migration that PostgreSQL meets the requirements. Without this check, the operator would see a half-finished
 * migration or an SQL error without advice. Does not check privileges, because only a pending migration needs them.
 */
final class DatabaseCheck {

    private static final int MIN_VERSION = 150_000;

    /**
     * Facts about a database. The names of schemas and of the user are quoted as SQL identifiers.
     *
     * @param version {@code server_version_num}, such as 150004 for 15.4
     * @param encoding encoding of the database, such as {@code UTF8}
     * @param standby whether the server is a standby, which does not accept writes
     * @param schema schema in which tables are created; null if the user has access to no schema of the search path
     * @param trigramSchema schema of the extension pg_trgm; null if the database does not have the extension yet
     * @param trigramVisible whether {@code trigramSchema} is on the search path
     */
    record Facts(
            int version,
            String encoding,
            boolean standby,
            @Nullable String schema,
            @Nullable String trigramSchema,
            boolean trigramVisible,
            String user) {}

    private DatabaseCheck() {}

    static Facts read(DataSource database) {
        return JdbcClient.create(database).sql("""
                        select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
                               pg_is_in_recovery() as standby, quote_ident(current_schema()) as schema,
                               (select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                                where e.extname = 'pg_trgm') as trigram_schema,
                               exists (select from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                                where e.extname = 'pg_trgm' and n.nspname = any (current_schemas(true))) as trigram_visible,
                               quote_ident(current_user) as "user"
                        """).query(Facts.class).single();
    }

    /**
     * Verifies that the database meets the requirements.
     *
     * @throws SettingException if a requirement is not met; contains advice for the operator
     */
    static void check(Facts facts, Environment environment) {
        String database = "PostgreSQL at " + DatabaseSettings.address(environment);
        String variable = DatabaseSettings.variable(environment);
        if (facts.version() < MIN_VERSION) {
            throw new SettingException(
                    "%s is version %d, but CuraSync needs 15 or newer.".formatted(database, facts.version() / 10_000),
                    "Upgrade it, or name another in %s.".formatted(variable));
        }
        if (!facts.encoding().equals("UTF8")) {
            throw new SettingException(
                    "%s has the encoding %s, but CuraSync needs UTF8.".formatted(database, facts.encoding()),
                    "Create a database with createdb --encoding=UTF8 --template=template0, and name it in %s."
                            .formatted(variable));
        }
        if (facts.standby()) {
            throw new SettingException(
                    "%s is a standby, which does not accept writes.".formatted(database),
                    "Name the primary in %s, or all hosts, comma-separated: then the primary is found."
                            .formatted(variable));
        }
        if (facts.schema() == null) {
            throw new SettingException(
                    "%s has no schema that the user %s may use.".formatted(database, facts.user()),
                    "As its owner run: GRANT USAGE, CREATE ON SCHEMA public TO %s;".formatted(facts.user()));
        }
        if (facts.trigramSchema() != null && !facts.trigramVisible()) {
            throw new SettingException(
                    "%s has the extension pg_trgm in the schema %s, which is not on the search path of the user %s."
                            .formatted(database, facts.trigramSchema(), facts.user()),
                    "Run: ALTER ROLE %s SET search_path = %s, %s; and GRANT USAGE ON SCHEMA %s TO %s; if it is missing."
                            .formatted(
                                    facts.user(),
                                    facts.schema(),
                                    facts.trigramSchema(),
                                    facts.trigramSchema(),
                                    facts.user()));
        }
    }
}
