package io.curasync.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** Binds and reads values of type {@code timestamptz}, because the PostgreSQL driver does not support {@link Instant}. */
public final class SqlTimes {

    private SqlTimes() {}

    /** Returns the value to pass as a parameter. */
    public static SqlParameterValue param(@Nullable Instant time) {
        return new SqlParameterValue(
                Types.TIMESTAMP_WITH_TIMEZONE, time == null ? null : time.atOffset(ZoneOffset.UTC));
    }

    /** Reads a column that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Reads a column that may be null. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
