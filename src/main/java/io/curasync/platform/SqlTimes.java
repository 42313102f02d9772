package io.curasync.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * Converts values of type {@code timestamptz} from and to {@link Instant}. The PostgreSQL driver does not support
 * {@link Instant}.
 */
public final class SqlTimes {

    private SqlTimes() {}

    /** Converts a time to a query parameter; null becomes SQL null. */
    public static SqlParameterValue param(@Nullable Instant time) {
        return new SqlParameterValue(
                Types.TIMESTAMP_WITH_TIMEZONE, time == null ? null : time.atOffset(ZoneOffset.UTC));
    }

    /** Reads a time from a column that does not contain null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Reads a time from a column. Returns null for SQL null. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
