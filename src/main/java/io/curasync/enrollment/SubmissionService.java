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

/** Sends a submission to CuraGenesis: however often it is asked for, one call at a time and one that succeeds. */
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

    /** What a press of Send does. */
    public sealed interface Answer {

        /** @param ended completed when the call has ended and that is written down, never exceptionally */
        record Started(CompletableFuture<Void> ended) implements Answer {}

        /** @param faults by field; nothing was sent */
        record Invalid(Map<FormField, String> faults) implements Answer {}

        /**
         * Nothing was sent, because another practice or submission has the same value.
         *
         * @param field the NPI or the email
         * @param message for people; tells nothing of the other one
         */
        record Taken(FormField field, String message) implements Answer {}

        /** @param message for people: why nothing was sent */
        record Conflict(String message) implements Answer {}

        /** There is no such submission in the user's scope. */
        record NotFound() implements Answer {}
    }

    /** Null when anything can be sent; else a sentence that says what to set. */
    public @Nullable String missingSetting() {
        return api.missingSetting();
    }

    /** Sends what is kept of the submission; it goes on in the background. */
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

    /** Whether another practice or submission has the same NPI or email. */
    private @Nullable Answer taken(Submission submission) {
        if (exists("select 1 from practice where npi = ?", submission.intake().get(FormField.NPI))) {
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
        } catch (DuplicateKeyException faster) {
            // Another submission was sent in between.
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
