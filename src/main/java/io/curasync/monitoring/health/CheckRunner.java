package io.curasync.monitoring.health;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.monitoring.HealthReport;
import io.curasync.monitoring.MonitoringProperties;
import io.curasync.platform.DatabaseFailure;
import io.curasync.platform.FailureLog;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Runs the health checks, both on a schedule and on demand. Stores the results of each run in one transaction. */
@Component
public class CheckRunner {

    private static final Logger log = LoggerFactory.getLogger(CheckRunner.class);

    private final Map<CheckId, HealthCheck> checks = new EnumMap<>(CheckId.class);
    private final Map<CheckId, FailureLog> failures = new EnumMap<>(CheckId.class);
    private final CheckRepository repository;
    private final MonitoringProperties properties;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final ChangeSignal signal;
    private final long startNanos = System.nanoTime();

    CheckRunner(
            ObjectProvider<HealthCheck> checks,
            CheckRepository repository,
            MonitoringProperties properties,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            ChangeSignal signal) {
        checks.forEach(check -> {
            if (this.checks.put(check.id(), check) != null) {
                throw new IllegalStateException("There are two health checks " + check.id());
            }
            failures.put(
                    check.id(), new FailureLog(log, "Health check " + check.id().wireName()));
        });
        this.repository = repository;
        this.properties = properties;
        this.events = events;
        this.transaction = transaction;
        this.signal = signal;
    }

    /**
     * A result to store.
     *
     * @param complete false if an active check was evaluated from stored state only
     */
    private record Evaluation(CheckResult result, boolean complete) {}

    /**
     * Runs the passive checks, and the active checks that are due. Evaluates the other active checks from stored state. After a start of
     * this instance, all active checks are due, because a setting may have changed.
     *
     * <p>Does nothing if checks have run less than half an interval ago, for example on another instance. The lock alone does not prevent
     * such a run, only a simultaneous one.
     *
     * <p>A run takes up to 35 seconds if every called system hangs, so the lock expires after a longer time. If the instance with the lock
     * dies, the lock still expires early enough for another instance to report a problem within a minute.
     */
    @Scheduled(
            fixedDelayString = "${curasync.monitoring.every:10s}",
            initialDelayString = "${curasync.monitoring.every:10s}")
    @SchedulerLock(name = "health-checks", lockAtMostFor = "45s")
    public void runDue() {
        if (repository.evaluatedWithin(properties.every().dividedBy(2)).isEmpty()) {
            Duration uptime = Duration.ofNanos(System.nanoTime() - startNanos);
            Duration age = uptime.compareTo(properties.activeEvery()) < 0 ? uptime : properties.activeEvery();
            Map<CheckId, Instant> recent = repository.evaluatedWithin(age);
            run(check -> evaluateIfDue(check, check.isActive() ? recent.get(check.id()) : null), done -> {});
        }
    }

    /**
     * Evaluates a check completely if it is passive or due, and from stored state otherwise.
     *
     * @param last time of the last complete evaluation of an active check that is not due; null for all other checks
     */
    private static Optional<Evaluation> evaluateIfDue(HealthCheck check, @Nullable Instant last) {
        return last == null
                ? Optional.of(new Evaluation(check.run(), true))
                : check.runFromStoredState(last).map(result -> new Evaluation(result, false));
    }

    /** Returns the number of checks. */
    public int size() {
        return checks.size();
    }

    /**
     * Runs all checks now, including the active ones.
     *
     * @param progress called after each check, with the number of checks that have run so far
     */
    public HealthReport runAll(IntConsumer progress) {
        return run(check -> Optional.of(new Evaluation(check.run(), true)), progress);
    }

    private HealthReport run(Function<HealthCheck, Optional<Evaluation>> evaluation, IntConsumer progress) {
        Map<CheckId, Evaluation> results = new EnumMap<>(CheckId.class);
        int done = 0;
        for (HealthCheck check : checks.values()) {
            evaluate(check, evaluation).ifPresent(result -> results.put(check.id(), result));
            progress.accept(++done);
        }
        HealthReport report = Objects.requireNonNull(transaction.execute(status -> store(results)));
        signal.publish(Topic.MONITORING);
        return report;
    }

    /** Evaluates a check. If this fails, returns a warning. Rethrows a database outage, because the results could not be stored either. */
    private Optional<Evaluation> evaluate(HealthCheck check, Function<HealthCheck, Optional<Evaluation>> evaluation) {
        FailureLog failureLog = Objects.requireNonNull(failures.get(check.id()));
        try {
            Optional<Evaluation> evaluated = evaluation.apply(check);
            evaluated.ifPresent(_ -> failureLog.succeeded());
            return evaluated;
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.OUTAGE) {
                throw e;
            }
            failureLog.failedUnexpectedly(e);
            return Optional.of(new Evaluation(notEvaluated(check.id()), true));
        }
    }

    /** Returns the result of a check whose evaluation failed. It is a warning, because the state of the check is unknown. */
    private static CheckResult notEvaluated(CheckId id) {
        return CheckResult.warn(
                "The check could not be evaluated, so its state is unknown.",
                "Look for “Health check %s” in the log of the instances and report the error."
                        .formatted(id.wireName()));
    }

    private HealthReport store(Map<CheckId, Evaluation> results) {
        results.forEach((id, evaluation) -> repository.store(id, evaluation.result(), evaluation.complete()));
        repository.deleteExcept(checks.keySet());
        HealthReport report = repository.report();
        events.publishEvent(new ChecksEvaluated(report));
        return report;
    }
}
