package io.curasync.ledger;

import org.jspecify.annotations.Nullable;
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

    private static final String LINK = """
            update practice set submission = :submission
            where (practice_id = :practiceId or user_id = :userId) and submission is null""";

    private final JdbcClient jdbc;

    SubmissionLink(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Links a practice to the submission, unless the practice is already linked to one. Must be called in the transaction in
     * which {@link ManualPractices#apply} has applied the submission, because that call locks the practice.
     *
     * @param practiceId the practice id; null if unknown
     * @param userId the user id; null if unknown
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void link(@Nullable String practiceId, @Nullable String userId, long submission) {
        jdbc.sql(LINK)
                .param("submission", submission)
                .param("practiceId", practiceId)
                .param("userId", userId)
                .update();
    }
}
