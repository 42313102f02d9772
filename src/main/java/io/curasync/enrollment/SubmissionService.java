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
 * Sends submissions to CuraGenesis. Concurrent requests result in one call at a time, and at most one successful
 * call.
 */
@Service
public class SubmissionService {

    private static final String SUBMITTED =
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

    /** Result of a request to send. */
    public sealed interface Answer {

        /** @param ended completes when the call has ended and its result is stored; never exceptionally */
        record Started(CompletableFuture<Void> ended) implements Answer {}

        /** @param faults faults by field; nothing was sent */
        record Invalid(Map<FormField, String> faults) implements Answer {}

        /**
         * Nothing was sent, because another practice or submission has the same value.
         *
         * @param field the NPI or the email
         * @param message message for people; reveals nothing about the other practice or submission
         */
        record Taken(FormField field, String message) implements Answer {}

        /** @param message reason, for people, why nothing was sent */
        record Conflict(String message) implements Answer {}

        /** The user's scope contains no such submission. */
        record NotFound() implements Answer {}
    }

    /** Returns a sentence that says which setting is missing, or null if submissions can be sent. */
    public @Nullable String missingSetting() {
        return api.missingSetting();
    }

    /** Sends the stored submission. The call continues in the background. */
    public Answer send(CurrentUser by, long id) {
        Submission submission = submissionQuery.find(by, id).orElse(null);
        if (submission == null) {
            return new Answer.NotFound();
        }
        Map<FormField, String> faults = FormValidator.faults(submission.intake());
        if (!faults.isEmpty()) {
            return new Answer.Invalid(faults);
        }
        Answer refusal = refusal(submission);
        if (refusal != null) {
            return refusal;
        }
        User rep = submission.repId() == null
                ? null
                : userAccounts.assignable().stream()
                        .filter(user -> user.id() == submission.repId())
                        .findFirst()
                        .orElse(null);
        return claim(by, submission, rep);
    }

    private @Nullable Answer refusal(Submission submission) {
        if (!submission.editable()) {
            return new Answer.Conflict(
                    switch (submission.status()) {
                        case SENDING -> "It is already being sent.";
                        case ACCEPTED -> "CuraGenesis already has it.";
                        default -> "It is not known yet whether it arrived, so it is not sent again.";
                    });
        }
        Answer taken = taken(submission);
        if (taken != null) {
            return taken;
        }
        String missing = api.missingSetting();
        return missing != null
                ? new Answer.Conflict(missing)
                : cooldown.current()
                        .map(asked -> new Answer.Conflict(asked.message() + "."))
                        .orElse(null);
    }

    /** Checks whether another practice or submission has the same NPI or email. */
    private @Nullable Answer taken(Submission submission) {
        if (exists(
                "select 1 from practice_directory where npi = ?",
                submission.intake().get(FormField.NPI))) {
            return new Answer.Taken(FormField.NPI, "A practice with this NPI is already in CuraSync.");
        }
        if (exists(
                SUBMITTED + " and npi = ?", submission.id(), submission.intake().get(FormField.NPI))) {
            return new Answer.Taken(FormField.NPI, "A practice with this NPI is already submitted to CuraGenesis.");
        }
        if (exists(
                SUBMITTED + " and email_key = ?",
                submission.id(),
                submission.intake().emailKey())) {
            return new Answer.Taken(FormField.EMAIL, "A practice with this email is already submitted to CuraGenesis.");
        }
        return null;
    }

    private boolean exists(String rows, Object... parameters) {
        return jdbc.sql("select exists (" + rows + ")")
                .params(parameters)
                .query(Boolean.class)
                .single();
    }

    private Answer claim(CurrentUser by, Submission submission, @Nullable User rep) {
        NewPractice request = EnrollmentRequestMapper.of(submission.intake(), rep);
        SubmissionStateRepository.Claimed claimed;
        try {
            claimed = submissionStateRepository.claim(submission, request, by.email());
        } catch (DuplicateKeyException duplicate) {
            // Another submission was sent in the meantime.
            Answer taken = taken(submission);
            return taken != null ? taken : new Answer.Conflict("It was changed meanwhile. Look at it again.");
        }
        if (claimed == null) {
            return new Answer.Conflict("It is already being sent, or was changed meanwhile. Look at it again.");
        }
        signal.publish(Topic.ENROLLMENT);
        return new Answer.Started(enrollmentCaller.start(
                claimed, submission, request, new SubmissionAcceptor.Actor(by.id(), by.email(), by.name())));
    }
}
