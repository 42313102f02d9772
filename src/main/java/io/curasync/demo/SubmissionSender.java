package io.curasync.demo;

import io.curasync.account.CurrentUser;
import io.curasync.demo.DemoBook.Ending;
import io.curasync.demo.DemoBook.Newcomer;
import io.curasync.demo.simulation.EventSimulator;
import io.curasync.demo.simulation.SimulatedEvent.PracticeEnrolled;
import io.curasync.demo.simulation.SimulatedPractice;
import io.curasync.demo.simulation.SimulationLog;
import io.curasync.enrollment.DraftService;
import io.curasync.enrollment.FormData;
import io.curasync.enrollment.FormField;
import io.curasync.enrollment.Submission;
import io.curasync.enrollment.SubmissionFilter;
import io.curasync.enrollment.SubmissionQuery;
import io.curasync.enrollment.SubmissionService;
import io.curasync.enrollment.SubmissionService.SendResult;
import io.curasync.enrollment.SubmissionSort;
import io.curasync.enrollment.SubmissionStatus;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Creates the submissions of the reps, and sends them to the simulated CuraGenesis. */
@Component
@Profile("demo")
class SubmissionSender {

    private static final Logger log = LoggerFactory.getLogger(SubmissionSender.class);
    private static final int TIMEOUT_SECONDS = 30;
    private static final int MAX_SUBMISSIONS = 1_000;

    private final DraftService drafts;
    private final SubmissionService submissions;
    private final SubmissionQuery query;
    private final SimulationLog simulationLog;
    private final EventSimulator eventSimulator;

    SubmissionSender(
            DraftService drafts,
            SubmissionService submissions,
            SubmissionQuery query,
            SimulationLog simulationLog,
            EventSimulator eventSimulator) {
        this.drafts = drafts;
        this.submissions = submissions;
        this.query = query;
        this.simulationLog = simulationLog;
        this.eventSimulator = eventSimulator;
    }

    /**
     * Creates a submission and sends it. Waits up to {@value #TIMEOUT_SECONDS} seconds until CuraGenesis has responded. A submission with
     * the ending {@link Ending#DRAFT} is not sent. If an earlier start has already created a submission with the same email, continues with
     * that submission.
     */
    void submit(CurrentUser rep, Newcomer newcomer) throws InterruptedException {
        FormData form = newcomer.form();
        Optional<Submission> begun = find(rep, form.get(FormField.EMAIL));
        long id = begun.map(Submission::id).orElseGet(() -> drafts.create(rep, form, null));
        if (newcomer.ending() == Ending.DRAFT
                || begun.filter(one -> one.status() != SubmissionStatus.DRAFT).isPresent()) {
            return;
        }
        if (newcomer.ending() == Ending.REFUSED) {
            enrollElsewhere(rep, form);
        }
        SendResult result = submissions.send(rep, id);
        if (result instanceof SendResult.Started started) {
            await(started, id);
        } else {
            log.warn("Could not send submission {}: {}", id, result);
        }
    }

    private Optional<Submission> find(CurrentUser rep, String email) {
        return query.page(rep, SubmissionFilter.ALL, SubmissionSort.CHANGED, true, 0, MAX_SUBMISSIONS).stream()
                .filter(submission -> submission.formData().get(FormField.EMAIL).equals(email))
                .findFirst();
    }

    /**
     * Enrolls the practice at CuraGenesis without CuraSync, as the staff of the practice would. Does nothing if its email is already used
     * there.
     */
    private void enrollElsewhere(CurrentUser rep, FormData form) {
        String email = form.get(FormField.EMAIL);
        if (!simulationLog.read(world -> world.hasUser(email))) {
            eventSimulator.sendWebhook(simulationLog.record((world, now) -> {
                int practice = world.nextPracticeNumber();
                return new PracticeEnrolled(
                        now,
                        new SimulatedPractice(
                                practice,
                                "sub_" + practice,
                                form.orNull(FormField.SPECIALTY),
                                form.get(FormField.STATE),
                                rep.name(),
                                null),
                        email);
            }));
        }
    }

    private static void await(SendResult.Started started, long id) throws InterruptedException {
        try {
            started.ended().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("The call for submission {} did not end", id, e);
        }
    }
}
