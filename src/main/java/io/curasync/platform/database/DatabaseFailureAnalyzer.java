package io.curasync.platform.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains to the operator why a connection to PostgreSQL or an SQL statement failed during startup. The explanation is based on the
 * SQLSTATE. If the SQLSTATE has no known explanation, gives none.
 */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<PSQLException> {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, PSQLException cause) {
        return switch (Objects.toString(cause.getSQLState(), "")) {
            case "28P01", "28000" ->
                analysis(
                        "refuses the user or the password",
                        "Check user and password in %s (special characters percent-encoded), or"
                                + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                        cause);
            case "3D000" -> analysis("has no such database", "Create it (createdb), or name another in %s.", cause);
            case "55000" ->
                analysis("does not accept connections to this database", "Allow them, or name another in %s.", cause);
            case "53300" ->
                analysis(
                        "has no connection left",
                        "Raise its max_connections, or lower SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE.",
                        cause);
            // In these cases, a prepared statement already exists or is missing, because the pooler switched to
            // another server connection.
            case "42P05", "26000" ->
                analysis(
                        "is a connection pooler in transaction mode, which does not support prepared statements",
                        "Connect to PostgreSQL itself or use session mode. To keep transaction mode, add"
                                + " ?prepareThreshold=0 to %s and set CURASYNC_LIVE_JDBC_URL to PostgreSQL"
                                + " itself (jdbc:postgresql://host:5432/database): LISTEN does not work in it.",
                        cause);
            case "53100" -> analysis("has no disk space left", "Free some, or name another in %s.", cause);
            case "25006" -> analysis("does not accept writes", "Name the primary in %s, or allow writes there.", cause);
            case "42501" -> denied(cause);
            case "0A000", "58P01" ->
                isAboutTrigrams(cause)
                        ? analysis(
                                "lacks the extension pg_trgm",
                                "Install PostgreSQL's contrib package on the server, or name another in %s.",
                                cause)
                        : null;
            case String state
            when state.startsWith("08") || state.startsWith("57P") ->
                analysis(
                        "cannot be reached",
                        "Check host and port in %s, that PostgreSQL runs there and that no firewall"
                                + " blocks the connection. Leave it empty for the embedded PostgreSQL.",
                        cause);
            default -> null;
        };
    }

    private FailureAnalysis denied(PSQLException cause) {
        return analysis(
                "denies the user a privilege that CuraSync needs",
                isAboutTrigrams(cause)
                        ? "As a superuser run in this database: CREATE EXTENSION pg_trgm;"
                        : "Make the user of %s the owner of the database and of all its objects, or run as its owner: GRANT CONNECT,"
                                + " CREATE ON DATABASE … TO …; GRANT USAGE, CREATE ON SCHEMA public TO …;",
                cause);
    }

    private static boolean isAboutTrigrams(PSQLException cause) {
        return Objects.toString(cause.getMessage(), "").contains("pg_trgm");
    }

    private FailureAnalysis analysis(String fault, String action, PSQLException cause) {
        String message =
                Objects.toString(cause.getMessage(), "").lines().findFirst().orElse("no reason given");
        return new FailureAnalysis(
                "PostgreSQL at %s %s: %s".formatted(DatabaseSettings.address(environment), fault, message),
                action.formatted(DatabaseSettings.variable(environment)),
                cause);
    }
}
