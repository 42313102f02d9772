package io.curasync.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Opens connections that do not belong to the connection pool. */
public final class DirectConnection {

    private static final Pattern SEVERAL_HOSTS = Pattern.compile("jdbc:postgresql://[^/?]*,");

    private DirectConnection() {}

    /**
     * Opens a connection. If the URL has several hosts, opens it to the primary.
     *
     * @param details source of the user and the password
     * @param jdbcUrl JDBC URL; its parameters take precedence over the timeouts given here and the choice of the primary
     * @param applicationName name in {@code pg_stat_activity}
     * @param connectTimeout maximum time for the TCP connection to each address of each host, in whole seconds
     * @param socketTimeout maximum time to wait for a response, in whole seconds
     * @param loginTimeout maximum time for the whole call, in whole seconds
     */
    public static Connection open(
            JdbcConnectionDetails details,
            String jdbcUrl,
            String applicationName,
            Duration connectTimeout,
            Duration socketTimeout,
            Duration loginTimeout)
            throws SQLException {
        Properties properties = new Properties();
        setIfPresent(properties, "user", details.getUsername());
        setIfPresent(properties, "password", details.getPassword());
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("connectTimeout", Long.toString(connectTimeout.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(socketTimeout.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(loginTimeout.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("hostRecheckSeconds", PooledConnections.HOST_RECHECK_SECONDS);
        if (SEVERAL_HOSTS.matcher(jdbcUrl).lookingAt()) {
            // Otherwise, the driver would use the first host that responds, even a standby, which rejects LISTEN.
            properties.setProperty("targetServerType", "primary");
        }
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    private static void setIfPresent(Properties properties, String key, @Nullable String value) {
        if (value != null) {
            properties.setProperty(key, value);
        }
    }
}
