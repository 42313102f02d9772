package io.curasync.account;

import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the time zone of each user's browser, for times in emails. */
@Component
public class UserTimeZones {

    private final JdbcClient jdbc;

    UserTimeZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void remember(CurrentUser user, ZoneId zone) {
        jdbc.sql("update app_user set time_zone = :zone where id = :user and time_zone is distinct from :zone")
                .param("zone", zone.getId())
                .param("user", user.id())
                .update();
    }
}
