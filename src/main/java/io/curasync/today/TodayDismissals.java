package io.curasync.today;

import io.curasync.account.CurrentUser;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes events of practices from a user's list of the day, and restores them. A removed event is called dismissed. */
@Component
public class TodayDismissals {

    // An event is shown for at most two weeks, so a dismissal that is older than 60 days has no effect and is deleted.
    private static final String DISMISS = """
            with expired as (delete from today_dismissal where user_id = :user and at < now() - interval '60 days')
            insert into today_dismissal (user_id, event, practice, at)
            select :user, :event, id, now() from practice_directory where id = :practice and owner_id = :user
            on conflict (user_id, event, practice) do update set at = excluded.at""";

    private static final String RESTORE =
            "delete from today_dismissal where user_id = :user and event = :event and practice = :practice";

    private final JdbcClient jdbc;
    private final ChangeSignal signal;

    TodayDismissals(JdbcClient jdbc, ChangeSignal signal) {
        this.jdbc = jdbc;
        this.signal = signal;
    }

    /**
     * Removes an event of a practice from the user's list. The practice appears again when it has a newer event of the same kind. Has no
     * effect on the list if the practice is not assigned to the user.
     *
     * @param practice CuraSync's id of the practice
     */
    public void dismiss(CurrentUser user, PracticeEvent event, long practice) {
        change(DISMISS, user, event, practice);
    }

    /**
     * Restores an event that {@link #dismiss} has removed from the list.
     *
     * @param practice CuraSync's id of the practice
     */
    public void restore(CurrentUser user, PracticeEvent event, long practice) {
        change(RESTORE, user, event, practice);
    }

    private void change(String sql, CurrentUser user, PracticeEvent event, long practice) {
        jdbc.sql(sql)
                .param("user", user.id())
                .param("event", event.name())
                .param("practice", practice)
                .update();
        signal.publish(Topic.LEDGER);
    }
}
