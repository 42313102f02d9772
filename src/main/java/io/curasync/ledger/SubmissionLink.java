package io.curasync.ledger;

import io.curasync.ledger.edit.ManualEdit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links practices to the submissions that CuraGenesis accepted for them. If a linked practice is merged into a practice without a
 * submission, the surviving practice gets the submission.
 */
@Component
public class SubmissionLink {

    // The ids may belong to two practices. In that case, the practice id decides.
    private static final String FIND = """
            select coalesce((select id from practice where practice_id = :practiceId),
                            (select id from practice where user_id = :userId))""";

    private final JdbcClient jdbc;
    private final ManualEdit manualEdit;

    SubmissionLink(JdbcClient jdbc, ManualEdit manualEdit) {
        this.jdbc = jdbc;
        this.manualEdit = manualEdit;
    }

    /**
     * Links at most one practice to the submission: the practice with the practice id, or else the practice with the user id. Does nothing
     * if there is no such practice, or if the practice is already linked to a submission. Locks the practice until the caller's transaction
     * ends.
     *
     * @param practiceId the practice id; null if unknown
     * @param userId the user id; null if unknown
     * @throws PessimisticLockingFailureException if the practice was merged concurrently; the caller can retry
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void link(@Nullable String practiceId, @Nullable String userId, long submission) {
        Long practice = jdbc.sql(FIND)
                .param("practiceId", practiceId)
                .param("userId", userId)
                .query(Long.class)
                .optional()
                .orElse(null);
        if (practice == null) {
            return;
        }
        if (manualEdit.lock(List.of(practice)) == 0) {
            throw new PessimisticLockingFailureException("A practice was merged concurrently");
        }
        jdbc.sql("update practice set submission = ? where id = ? and submission is null")
                .params(submission, practice)
                .update();
    }
}
