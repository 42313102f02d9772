package io.curasync.enrolment;

import io.curasync.account.Accounts;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.curagenesis.EnrolmentApi;
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
public class Sending {

    private final EnrolmentApi api;
    private final SourceCooldown cooldown;
    private final Submissions submissions;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Calls calls;
    private final JdbcClient jdbc;
    private final ChangeSignal signal;

    Sending(
            EnrolmentApi api,
            SourceCooldown cooldown,
            Submissions submissions,
            Accounts accounts,
            Outbox outbox,
            Calls calls,
            JdbcClient jdbc,
            ChangeSignal signal) {
        this.api = api;
        this.cooldown = cooldown;
        this.submissions = submissions;
        this.accounts = accounts;
        this.outbox = outbox;
        this.calls = calls;
        this.jdbc = jdbc;
        this.signal = signal;
    }

    /** What a press of Send does. */
    public sealed interface Answer {

        /** @param ended completed when the call has ended and that is written down, never exceptionally */
        record Started(CompletableFuture<Void> ended) implements Answer {}

        /** @param faults by field; nothing was sent */
        record Faulty(Map<IntakeField, String> faults) implements Answer {}

        /** @param message for people: why nothing was sent */
        record NotNow(String message) implements Answer {}

        /** There is no such submission in the user's scope. */
        record Nowhere() implements Answer {}
    }

    /** Null when anything can be sent; else a sentence that says what to set. */
    public @Nullable String missingSetting() {
        return api.missingSetting();
    }

    /** Sends what is kept of the submission; it goes on in the background. */
    public Answer send(CurrentUser by, long id) {
        Submission submission = submissions.find(by, id).orElse(null);
        if (submission == null) {
            return new Answer.Nowhere();
        }
        Map<IntakeField, String> faults = IntakeRules.faults(submission.intake());
        if (!faults.isEmpty()) {
            return new Answer.Faulty(faults);
        }
        String hindrance = hindrance(submission);
        if (hindrance != null) {
            return new Answer.NotNow(hindrance);
        }
        User rep = submission.repId() == null
                ? null
                : accounts.assignable().stream()
                        .filter(user -> user.id() == submission.repId())
                        .findFirst()
                        .orElse(null);
        return claim(by, submission, rep);
    }

    private @Nullable String hindrance(Submission submission) {
        if (!submission.editable()) {
            return switch (submission.status()) {
                case SENDING -> "It is being sent already.";
                case ACCEPTED -> "CuraGenesis has it already.";
                default -> "It is not known yet whether it arrived, so it is not sent again.";
            };
        }
        boolean known = jdbc.sql("select exists (select 1 from practice where npi = ?)")
                .param(submission.intake().get(IntakeField.NPI))
                .query(Boolean.class)
                .single();
        if (known) {
            return "A practice with this NPI is in CuraSync already.";
        }
        String missing = api.missingSetting();
        return missing != null
                ? missing
                : cooldown.current().map(asked -> asked.message() + ".").orElse(null);
    }

    private Answer claim(CurrentUser by, Submission submission, @Nullable User rep) {
        NewPractice request = Requests.of(submission.intake(), rep);
        Outbox.Claimed claimed;
        try {
            claimed = outbox.claim(submission, request, by.email());
        } catch (DuplicateKeyException other) {
            return new Answer.NotNow(
                    "A practice with this NPI, or this e-mail address, is on its way to CuraGenesis or there already.");
        }
        if (claimed == null) {
            return new Answer.NotNow("It is being sent already, or was changed meanwhile: look at it again.");
        }
        signal.publish(Topic.ENROLMENT);
        return new Answer.Started(
                calls.start(claimed, submission, request, new Acceptance.Actor(by.id(), by.email(), by.name())));
    }
}
