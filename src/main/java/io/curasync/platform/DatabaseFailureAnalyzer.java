package io.curasync.platform;

import java.net.URI;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Tells an operator why PostgreSQL did not let the application in. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<PSQLException> {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, PSQLException cause) {
        String state = sqlState(cause);
        return switch (state) {
            case "28P01", "28000" ->
                analysis(
                        "PostgreSQL at %s refuses the user or the password.",
                        "Check user and password in DATABASE_URL (special characters percent-encoded), or"
                                + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                        cause);
            case "3D000" ->
                analysis(
                        "PostgreSQL at %s has no such database.",
                        "Create it (createdb), or name another in DATABASE_URL.", cause);
            case "53300" ->
                analysis(
                        "PostgreSQL at %s has no connection left.",
                        "Raise its max_connections, or lower SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE.", cause);
            // A prepared statement exists already, or is missing: another server connection than before.
            case "42P05", "26000" ->
                analysis(
                        "%s is a connection pooler in transaction mode, which does not support prepared statements.",
                        "Connect to PostgreSQL itself or use session mode. To keep transaction mode, add"
                                + " ?prepareThreshold=0 to DATABASE_URL and set CURASYNC_LIVE_JDBC_URL to PostgreSQL"
                                + " itself (jdbc:postgresql://host:5432/database): LISTEN does not work in it.",
                        cause);
            default ->
                state.startsWith("08") || state.equals("57P03")
                        ? analysis(
                                "PostgreSQL at %s cannot be reached.",
                                "Check host and port in DATABASE_URL, that PostgreSQL runs there and that no firewall is"
                                        + " between. Leave DATABASE_URL empty for the embedded PostgreSQL.",
                                cause)
                        : null;
        };
    }

    private FailureAnalysis analysis(String description, String action, PSQLException cause) {
        String said = cause.getMessage() == null ? "" : " It was said: " + cause.getMessage();
        return new FailureAnalysis(description.formatted(address()) + said, action, cause);
    }

    private String address() {
        return DatabaseSettings.read(environment)
                .map(url -> URI.create(url.jdbcUrl().substring("jdbc:".length())))
                .map(uri -> uri.getAuthority() + uri.getPath())
                .orElse("the embedded server");
    }

    private static String sqlState(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
