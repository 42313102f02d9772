package io.curasync.platform;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The current time in the business time zone (CURASYNC_TIME_ZONE), by PostgreSQL's clock. Therefore, the time does not depend on the clock
 * of the instance.
 *
 * @param now local date and time in the zone
 */
public record BusinessTime(ZoneId zone, LocalDateTime now) {

    /** Reads the zone and the time from the database. */
    public static BusinessTime read(JdbcClient jdbc) {
        return jdbc.sql("select zone, now() at time zone zone as local from business_time_zone")
                .query((row, number) ->
                        new BusinessTime(ZoneId.of(row.getString("zone")), row.getObject("local", LocalDateTime.class)))
                .single();
    }

    /** Returns the current day in the zone. */
    public LocalDate today() {
        return now.toLocalDate();
    }
}
