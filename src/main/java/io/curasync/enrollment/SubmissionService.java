package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.curagenesis.EnrollmentApi;
import io.curasync.curagenesis.NewPractice;
import io.curasync.curagenesis.SourceCooldown;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Sends submissions to CuraGenesis. At most one call per submission runs at a time. A submission is not sent again after it was
 * accepted, or while its outcome is unknown.
 */
@Service
public class SubmissionService {

    /**
     * SQL that selects the submissions that are being sent, were accepted, or have an unknown outcome. Excludes the submission whose id is
     * the first parameter.
     */
    private static final String OTHERS_SENT =
            "select 1 from practice_submission where id <> ? and status in ('SENDING', 'ACCEPTED', 'UNKNOWN')";

    private final EnrollmentApi api;
    private final SourceCooldown cooldown;
    private final SubmissionQuery submissionQuery;
    private final UserAccounts userAccounts;
    private final SubmissionStateRepository submissionStateRepository;
    private final EnrollmentCaller enrollmentCaller;
    private final JdbcClient jdbc;
    private final ChangeSignal signal;

    SubmissionService(
            EnrollmentApi api,
            SourceCooldown cooldown,
            SubmissionQuery submissionQuery,
            UserAccounts userAccounts,
            SubmissionStateRepository submissionStateRepository,
            EnrollmentCaller enrollmentCaller,
            JdbcClient jdbc,
            ChangeSignal signal) {
        this.api = api;
        this.cooldown = cooldown;
        this.submissionQuery = submissionQuery;
        this.userAccounts = userAccounts;
        this.submissionStateRepository = submissionStateRepository;
        this.enrollmentCaller = enrollmentCaller;
        this.jdbc = jdbc;
        this.signal = signal;
    }

    /** Result of a request to send a submission. */
    public sealed interface SendResult {

        /**
         * The call to CuraGenesis was started.
         *
         * @param ended completes when the call has ended and its result is stored or could not be stored; never completes
         *     exceptionally
         */
        record Started(CompletableFuture<Void> ended) implements SendResult {}

        /**
         * Nothing was sent, because the form has faults.
         *
         * @param faults messages by field
         */
        record Invalid(Map<FormField, String> faults) implements SendResult {}

        /**
         * Nothing was sent, because another practice or submission already uses the value of a field.
         *
         * @param field the NPI or the email
         * @param message message for the user; reveals nothing else about the other practice or submission
         */
        record AlreadyUsed(FormField field, String message) implements SendResult {}

        /**
         * Nothing was sent, because the state of the submission or of CuraSync does not permit it. For example, a setting is
         * missing, or CuraGenesis asked to wait.
         *
         * @param message reason, for the user
         */
        record Conflict(String message) implements SendResult {}

        /** Nothing was sent, because the user's scope does not contain the submission. */
        record NotFound() implements SendResult {}
    }

    /** Returns a sentence that names the missing setting; null if no setting is missing. */
    public @Nullable String missingSetting() {
        return api.missingSetting();
    }

    /**
     * Starts to send a stored submission, and returns while the call continues in the background. Sends nothing if the form is invalid, or
     * if another practice or submission has the same NPI or email. {@link SendResult} lists the other cases in which nothing is sent.
     */
    public SendResult send(CurrentUser by, long id) {
        Submission submission = submissionQuery.find(by, id).orElse(null);
        if (submission == null) {
            return new SendResult.NotFound();
        }
        Map<FormField, String> faults = FormValidator.faults(submission.formData());
        if (!faults.isEmpty()) {
            return new SendResult.Invalid(faults);
        }
        SendResult obstacle = obstacle(submission);
        if (obstacle != null) {
            return obstacle;
        }
        User rep = submission.repId() == null
                ? null
                : userAccounts.assignable().stream()
                        .filter(user -> user.id() == submission.repId())
                        .findFirst()
                        .orElse(null);
        return claim(by, submission, rep);
    }

    private @Nullable SendResult obstacle(Submission submission) {
        if (!submission.editable()) {
            return new SendResult.Conflict(
                    switch (submission.status()) {
                        case SENDING -> "The submission is already being sent.";
                        case ACCEPTED -> "CuraGenesis has already accepted the submission.";
                        default -> "It is unknown whether the submission has arrived, so it is not sent again.";
                    });
        }
        SendResult used = alreadyUsed(submission);
        if (used != null) {
            return used;
        }
        String missing = api.missingSetting();
        return missing != null
                ? new SendResult.Conflict(missing)
                : cooldown.current()
                        .map(period -> new SendResult.Conflict(period.message() + "."))
                        .orElse(null);
    }

    /**
     * Returns a result if a practice has the same NPI. Also returns a result if another submission has the same NPI or email and was or may
     * have been sent. Otherwise returns null.
     */
    private @Nullable SendResult alreadyUsed(Submission submission) {
        if (exists(
                "select 1 from practice_directory where npi = ?",
                submission.formData().get(FormField.NPI))) {
            return new SendResult.AlreadyUsed(FormField.NPI, "A practice with this NPI is already in CuraSync.");
        }
        if (exists(
                OTHERS_SENT + " and npi = ?",
                submission.id(),
                submission.formData().get(FormField.NPI))) {
            return new SendResult.AlreadyUsed(
                    FormField.NPI, "A practice with this NPI is already submitted to CuraGenesis.");
        }
        if (exists(
                OTHERS_SENT + " and email_key = ?",
                submission.id(),
                submission.formData().emailKey())) {
            return new SendResult.AlreadyUsed(
                    FormField.EMAIL, "A practice with this email is already submitted to CuraGenesis.");
        }
        return null;
    }

    private boolean exists(String rows, Object... parameters) {
        return jdbc.sql("select exists (" + rows + ")")
                .params(parameters)
                .query(Boolean.class)
                .single();
    }

    private SendResult claim(CurrentUser by, Submission submission, @Nullable User rep) {
        NewPractice request = EnrollmentRequestMapper.of(submission.formData(), rep);
        SubmissionStateRepository.ClaimedAttempt claimed;
        try {
            claimed = submissionStateRepository.claim(submission, request, by.email());
        } catch (DuplicateKeyException duplicate) {
            // Another submission with the same NPI or email was sent after the check.
            SendResult used = alreadyUsed(submission);
            return used != null
                    ? used
                    : new SendResult.Conflict("The submission has changed in the meantime. Reload it and try again.");
        }
        if (claimed == null) {
            return new SendResult.Conflict(
                    "The submission is already being sent or has changed in the meantime. Reload it and try again.");
        }
        signal.publish(Topic.ENROLLMENT);
        return new SendResult.Started(enrollmentCaller.start(
                claimed, submission, request, new SubmissionAcceptor.Actor(by.id(), by.email(), by.name())));
    }
}
