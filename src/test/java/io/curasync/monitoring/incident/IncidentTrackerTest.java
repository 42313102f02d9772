package io.curasync.monitoring.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Opening, updating and resolving incidents. */
class IncidentTrackerTest extends IncidentHarness {

    private static final CheckResult WARN = CheckResult.warn("3 rows.", "Look at them.");

    @Test
    void opensAndResolvesAnIncident() {
        problem(WARN);
        Incident opened = only();
        assertThat(opened.state()).isEqualTo(IncidentState.OPEN);
        assertThat(opened.severity()).isEqualTo(CheckStatus.WARN);
        assertThat(opened.summary()).isEqualTo("3 rows.");
        assertThat(opened.openedAt()).isBefore(Instant.now().minusSeconds(50));

        checks.with(CheckId.QUARANTINE, OK).run();
        assertThat(only().state()).isEqualTo(IncidentState.OPEN);
        checks.aMinutePasses().run();
        Incident resolved = only();
        assertThat(resolved.state()).isEqualTo(IncidentState.RESOLVED);
        assertThat(resolved.resolvedAt()).isBefore(Instant.now().minusSeconds(50));
        assertThat(notifications()).containsExactly("incident 1 opened", "incident 1 resolved");
    }

    @Test
    void ignoresACheckThatChangesEveryFewSeconds() {
        for (int i = 0; i < 4; i++) {
            checks.with(CheckId.QUARANTINE, i % 2 == 0 ? FAIL : OK).run();
        }
        checks.with(CheckId.QUARANTINE, FAIL).run();
        checks.run();

        assertThat(incidents()).isEmpty();
    }

    @Test
    void keepsTheIncidentOpenDuringAShortRecovery() {
        problem(FAIL);
        checks.with(CheckId.QUARANTINE, OK).run();
        checks.with(CheckId.QUARANTINE, FAIL).run();
        checks.aMinutePasses().run();

        assertThat(only().state()).isEqualTo(IncidentState.OPEN);
        assertThat(notifications()).containsExactly("incident 1 opened");
    }

    /** A rejected token is still rejected while the network is down. */
    @Test
    void keepsTheIncidentOpenWhileTheCheckCannotBeJudged() {
        problem(FAIL);

        checks.with(CheckId.QUARANTINE, CheckResult.inconclusive("No answer.")).run();
        checks.aMinutePasses().run();

        assertThat(only().state()).isEqualTo(IncidentState.OPEN);
        assertThat(only().summary()).isEqualTo("900 rows.");
        assertThat(notifications()).containsExactly("incident 1 opened");
    }

    @Test
    void opensAndResolvesOnceOverTwoInstances() throws Exception {
        checks.with(CheckId.QUARANTINE, FAIL).with(CheckId.MAIL, FAIL).run();
        checks.aMinutePasses();
        runTwiceAtOnce();
        assertThat(incidents()).hasSize(2);

        checks.with(CheckId.QUARANTINE, OK).with(CheckId.MAIL, OK).run();
        checks.aMinutePasses();
        runTwiceAtOnce();
        assertThat(incidents()).hasSize(2).allMatch(incident -> incident.state() == IncidentState.RESOLVED);
        assertThat(notifications()).hasSize(4).doesNotHaveDuplicates();
    }

    private void runTwiceAtOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            List<Future<?>> runs = IntStream.range(0, 2)
                    .<Future<?>>mapToObj(_ -> instances.submit(() -> {
                        start.await();
                        return checks.run();
                    }))
                    .toList();
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }

    @Test
    void raisesTheSeverityOnceButNeverLowersIt() {
        problem(WARN);
        checks.with(CheckId.QUARANTINE, FAIL).run();
        assertThat(only().severity()).as("not before the failure lasts").isEqualTo(CheckStatus.WARN);
        checks.aMinutePasses().run();
        assertThat(only().severity()).isEqualTo(CheckStatus.FAIL);
        assertThat(only().summary()).isEqualTo("900 rows.");
        assertThat(only().action()).isEqualTo("Stop the sync.");
        assertThat(notifications()).containsExactly("incident 1 opened", "incident 1 worsened");

        checks.with(CheckId.QUARANTINE, WARN).aMinutePasses().run();
        assertThat(only().severity()).isEqualTo(CheckStatus.FAIL);
        assertThat(only().summary()).isEqualTo("900 rows.");
        checks.with(CheckId.QUARANTINE, FAIL).run();
        checks.aMinutePasses().run();
        assertThat(notifications()).containsExactly("incident 1 opened", "incident 1 worsened");
    }

    @Test
    void raisesTheSeverityOfAnAcknowledgedIncidentOverTwoInstances() throws Exception {
        problem(WARN);
        repository.acknowledge(only().id(), "morgan@example.com");
        checks.with(CheckId.QUARANTINE, FAIL).run();
        checks.aMinutePasses();
        runTwiceAtOnce();

        assertThat(only().state()).isEqualTo(IncidentState.ACKNOWLEDGED);
        assertThat(only().severity()).isEqualTo(CheckStatus.FAIL);
        assertThat(notifications()).containsExactly("incident 1 opened", "incident 1 worsened");
    }

    @Test
    void ignoresAFailureOfAFewSecondsDuringAWarning() {
        problem(WARN);
        checks.with(CheckId.QUARANTINE, FAIL).run();
        checks.with(CheckId.QUARANTINE, WARN).run();
        checks.aMinutePasses().run();

        assertThat(only().severity()).isEqualTo(CheckStatus.WARN);
        assertThat(notifications()).containsExactly("incident 1 opened");
    }

    @Test
    void resolvesTheIncidentOfACheckThatIsTurnedOff() {
        problem(FAIL);
        checks.with(CheckId.QUARANTINE, CheckResult.off("No source is set.")).run();
        checks.aMinutePasses().run();

        assertThat(only().state()).isEqualTo(IncidentState.RESOLVED);
    }

    @Test
    void resolvesTheIncidentOfACheckThatNoLongerExists() {
        problem(FAIL);
        checks.without(CheckId.QUARANTINE);
        for (int minute = 0; minute < 6; minute++) {
            checks.aMinutePasses();
        }
        checks.run();

        assertThat(only().state()).isEqualTo(IncidentState.RESOLVED);
    }
}
