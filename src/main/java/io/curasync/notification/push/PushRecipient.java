package io.curasync.notification.push;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user who receives pushes.
 *
 * @param zone time zone of the user's browser; the business time zone if the browser's time zone is unknown
 * @param quietHours null if the user has chosen none
 */
record PushRecipient(
        CurrentUser user, ZoneId zone, @Nullable QuietHours quietHours) {

    /** SQL list of the columns that {@link #of} reads, from {@code user_directory u} and {@code push_quiet_hours q}. */
    static final String COLUMNS = """
            u.id as user_id, u.email, u.name, u.role, coalesce(u.time_zone, (select zone from business_time_zone)) as time_zone,
                q.quiet_from, q.quiet_to""";

    static PushRecipient of(ResultSet row) throws SQLException {
        CurrentUser user = new CurrentUser(
                row.getLong("user_id"),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")));
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime to = row.getObject("quiet_to", LocalTime.class);
        return new PushRecipient(
                user, zone(row.getString("time_zone")), from == null || to == null ? null : new QuietHours(from, to));
    }

    /** Returns the end of the quiet hours if the time is within quiet hours; otherwise empty. */
    Optional<Instant> endOfQuietHours(Instant time) {
        return quietHours == null ? Optional.empty() : quietHours.endIfQuiet(time, zone);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
