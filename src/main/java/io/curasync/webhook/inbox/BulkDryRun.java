package io.curasync.webhook.inbox;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.BackgroundLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/**
 * Performs dry runs of many events. The background dry runs of an instance are performed one after another. A dry run tries its events in
 * small parts. Each part locks the practices that it would change, and long locks would delay the workers.
 */
@Component
public class BulkDryRun extends BackgroundLoop {

    /** Maximum number of events in a dry run. */
    public static final int MAX_EVENTS = 10_000;

    private static final int PART_SIZE = 200;
    private static final Duration POLL_INTERVAL = Duration.ofMinutes(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    private final EventQuery eventQuery;
    private final EventTrial trial;
    private final ChangeSignal signal;

    /** Background dry runs that have not ended, in order of their start. The first one is in progress. */
    private final Queue<DryRunJob> jobs = new ConcurrentLinkedQueue<>();

    BulkDryRun(EventQuery eventQuery, EventTrial trial, ChangeSignal signal) {
        super("webhook-dry-run", POLL_INTERVAL, RETRY_DELAY, SHUTDOWN_TIMEOUT);
        this.eventQuery = eventQuery;
        this.trial = trial;
        this.signal = signal;
    }

    /** Queues a background dry run of the selected events. If there are more than {@value #MAX_EVENTS}, only the oldest are tried. */
    public DryRunJob start(EventSelection selection) {
        DryRunJob job = job(selection);
        jobs.add(job);
        wake();
        return job;
    }

    /**
     * Performs a dry run of the selected events on the calling thread. If there are more than {@value #MAX_EVENTS}, only the oldest are
     * tried.
     *
     * @param timeLimit time after which no further part is tried; the result then contains only the events tried so far
     */
    DryRunReport run(EventSelection selection, Duration timeLimit) {
        DryRunJob job = job(selection);
        Instant end = Instant.now().plus(timeLimit);
        boolean hasMore = true;
        while (hasMore && Instant.now().isBefore(end)) {
            hasMore = tryNextPart(job);
        }
        end(job);
        return job.report();
    }

    private DryRunJob job(EventSelection selection) {
        return new DryRunJob(
                eventQuery.selected(selection, MAX_EVENTS),
                eventQuery.count(selection).replayable());
    }

    /** Tries the next part of the dry run in progress. If no part is left, ends the dry run. */
    @Override
    protected boolean work() {
        DryRunJob job = jobs.peek();
        if (job == null) {
            return false;
        }
        if (!tryNextPart(job)) {
            end(job);
            jobs.remove();
        }
        // Screens that show the result read it again after this signal.
        signal.publish(Topic.WEBHOOK);
        return true;
    }

    private boolean tryNextPart(DryRunJob job) {
        List<Long> part = job.nextPart(PART_SIZE);
        if (part.isEmpty()) {
            return false;
        }
        job.add(part, trial.tally(part));
        return true;
    }

    private void end(DryRunJob job) {
        job.end(trial.reasons(job.failures()));
    }
}
