package io.curasync.account;

import io.curasync.platform.DatabaseFailure;
import java.time.ZoneId;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the time zone of each user's browser. Emails and pushes to the user show times in this time zone. */
@Component
public class UserTimeZones {

    private final JdbcClient jdbc;

    UserTimeZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores the time zone of the user's browser. Does nothing during a database outage, because the next page that the user
     * opens stores the time zone.
     */
    public void remember(CurrentUser user, ZoneId zone) {
        try {
            jdbc.sql("update app_user set time_zone = :zone where id = :user and time_zone is distinct from :zone")
                    .param("zone", zone.getId())
                    .param("user", user.id())
                    .update();
        } catch (DataAccessException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.OUTAGE) {
                throw e;
            }
        }
    }
}
