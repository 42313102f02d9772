package io.curasync.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Verifies at startup that prepared statements work. A connection pooler in transaction mode shares one server
 * connection between clients, whose prepared statements have the same names. Without this check the application would
 * fail later, when statements collide. {@link DatabaseFailureAnalyzer} explains the failure.
 */
final class PreparedStatementCheck {

    /**
     * Number of statements to prepare per connection. Exceeds the number that the pool has already prepared on one of
     * the connections, so that the names on both overlap.
     */
    private static final int STATEMENTS = 8;

    private PreparedStatementCheck() {}

    /**
     * Prepares statements with the same names on two connections. Does nothing if the connection URL has {@code
     * prepareThreshold=0}.
     *
     * @throws org.springframework.dao.DataAccessException if a prepared statement collides with another client's
     */
    static void check(DataSource database) {
        try (Connection one = database.getConnection();
                Connection other = database.getConnection()) {
            if (one.unwrap(PGConnection.class).getPrepareThreshold() == 0) {
                return;
            }
            for (int i = 0; i < STATEMENTS; i++) {
                prepare(one, i);
                prepare(other, i);
            }
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("Check of prepared statements", null, e);
        }
    }

    private static void prepare(Connection connection, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select ? + " + number)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            statement.setInt(1, number);
            statement.executeQuery().close();
        }
    }
}
