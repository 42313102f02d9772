package io.curasync.today;

import io.curasync.ledger.PracticeMerged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Copies the dismissals of a duplicate to the surviving practice. If a user has dismissed the same event of both, the later dismissal
 * remains. The dismissals of the duplicate are deleted with its row.
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
