package io.curasync.enrolment;

import io.curasync.account.Audit;
import io.curasync.ledger.KnownPractice;
import io.curasync.ledger.KnownPractices;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** CuraGenesis has the practice: what people know of it is posted to the ledger, in the transaction that says so. */
@Component
class Acceptance {

    private static final String ACCEPT = """
            update practice_submission set status = 'ACCEPTED', user_id = :user, message = :message, absent_run = null,
                absent_by = null, disputed_user_id = null, ended_at = coalesce(ended_at, clock_timestamp())
            where id = :id and status <> 'ACCEPTED'""";

    private final JdbcClient jdbc;
    private final KnownPractices practices;
    private final Audit audit;

    Acceptance(JdbcClient jdbc, KnownPractices practices, Audit audit) {
        this.jdbc = jdbc;
        this.practices = practices;
        this.audit = audit;
    }

    /** Whoever lets it be accepted, as the timeline and the audit name that user. */
    record Actor(long id, String email, String name) {}

    /**
     * Within the caller's transaction; false when it was accepted before.
     *
     * @param practiceId when it is known
     * @param userId when it is known; at least one of the two is
     */
    boolean accept(
            Submission submission, @Nullable String practiceId, @Nullable String userId, String message, Actor by) {
        int accepted = jdbc.sql(ACCEPT)
                .param("user", userId)
                .param("message", message)
                .param("id", submission.id())
                .update();
        if (accepted == 0) {
            return false;
        }
        Intake intake = submission.intake();
        practices.post(
                List.of(new KnownPractice(
                        practiceId,
                        userId,
                        intake.orNull(IntakeField.NAME),
                        intake.orNull(IntakeField.NPI),
                        submission.repId(),
                        intake.orNull(IntakeField.STATE),
                        intake.orNull(IntakeField.SPECIALTY))),
                by.id(),
                "practice.enrolled",
                "submission %d, by %s".formatted(submission.id(), by.name()));
        audit.record(
                by.email(),
                "practice.enrolled",
                userId == null ? practiceId : userId,
                "submission %d, %s".formatted(submission.id(), submission.label()));
        return true;
    }
}
