package io.curasync.today;

import io.curasync.ledger.PracticeMerged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Copies the dismissals of a duplicate to the surviving practice when the ledger merges the two practices. If a user has dismissed the same
 * kind of event for both practices, the later dismissal remains. The database deletes the dismissals of the duplicate together with its
 * practice row.
 */
@Component
class DismissalMergeListener {

    private static final String COPY = """
            insert into today_dismissal as t (user_id, event, practice, at)
            select user_id, event, :surviving, at from today_dismissal where practice = :duplicate order by user_id, event
            on conflict (user_id, event, practice) do update set at = greatest(t.at, excluded.at)""";

    private final JdbcClient jdbc;

    DismissalMergeListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PracticeMerged merged) {
        jdbc.sql(COPY)
                .param("surviving", merged.surviving())
                .param("duplicate", merged.duplicate())
                .update();
    }
}
