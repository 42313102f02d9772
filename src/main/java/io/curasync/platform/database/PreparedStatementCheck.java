package io.curasync.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Verifies at startup that prepared statements work. They do not work through a connection pooler in transaction mode. Such a pooler lets
 * several clients use the same server connection, but their prepared statements have the same names. Without this check, the application
 * would fail later, when the statements of two clients collide. {@link DatabaseFailureAnalyzer} explains the failure.
 */
final class PreparedStatementCheck {

    /**
     * Number of statements to prepare on each connection. The driver names prepared statements by consecutive numbers. One of the two
     * connections may already have prepared a few statements. This constant must be greater than their number, so that the two connections
     * use a name in common.
     */
    private static final int STATEMENTS = 8;

    private PreparedStatementCheck() {}

    /**
     * Prepares statements with the same names on two connections. Does nothing if the connection URL has
     * {@code prepareThreshold=0}.
     *
     * @throws org.springframework.dao.DataAccessException if a prepared statement collides with that of another client,
     *     or a connection fails
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
