package io.curasync.enrollment;

import io.curasync.ledger.PracticeMerged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the rejections of a duplicate to the surviving practice when two practices are merged. Otherwise, the surviving practice could
 * become a candidate although a user has rejected its duplicate.
 */
@Component
class RejectedMatchMergeListener {

    private static final String MOVE = """
            with moved as (
                delete from practice_submission_rejected_match where practice = :duplicate returning submission, rejected_by, at
            )
            insert into practice_submission_rejected_match (submission, practice, rejected_by, at)
            select submission, :surviving, rejected_by, at from moved order by submission
            on conflict do nothing""";

    private final JdbcClient jdbc;

    RejectedMatchMergeListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PracticeMerged merged) {
        jdbc.sql(MOVE)
                .param("surviving", merged.surviving())
                .param("duplicate", merged.duplicate())
                .update();
    }
}
