package io.curasync.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.health.CheckTimeline.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTimelineTest {

    private static final Instant NOW = Instant.parse("2026-11-25T11:00:00Z");

    @Test
    void coversThirtyDaysInSlotsOfSixHours() {
        CheckTimeline timeline = CheckTimeline.of(List.of(change(Duration.ofDays(60), CheckStatus.OK)), NOW);

        assertThat(timeline.segments()).containsExactly(new Segment(CheckStatus.OK, 120));
        assertThat(timeline.segments().getFirst().percent()).isEqualTo(100);
        assertThat(timeline.problems()).isZero();
    }

    @Test
    void showsAShortProblemAsAWholeSlot() {
        CheckTimeline timeline = CheckTimeline.of(
                List.of(
                        change(Duration.ofDays(60), CheckStatus.OK),
                        change(Duration.ofMinutes(20), CheckStatus.FAIL),
                        change(Duration.ofMinutes(19), CheckStatus.OK)),
                NOW);

        assertThat(timeline.segments())
                .containsExactly(new Segment(CheckStatus.OK, 119), new Segment(CheckStatus.FAIL, 1));
        assertThat(timeline.problems()).isEqualTo(1);
        assertThat(timeline.changes()).extracting(StatusChange::status).startsWith(CheckStatus.OK, CheckStatus.FAIL);
    }

    @Test
    void isUnknownBeforeTheFirstRun() {
        CheckTimeline timeline = CheckTimeline.of(List.of(change(Duration.ofHours(1), CheckStatus.WARN)), NOW);

        assertThat(timeline.segments()).containsExactly(new Segment(null, 119), new Segment(CheckStatus.WARN, 1));
    }

    @Test
    void ignoresProblemsBeforeTheWindow() {
        CheckTimeline timeline = CheckTimeline.of(
                List.of(change(Duration.ofDays(34), CheckStatus.FAIL), change(Duration.ofDays(33), CheckStatus.OK)),
                NOW);

        assertThat(timeline.segments()).containsExactly(new Segment(CheckStatus.OK, 120));
    }

    @Test
    void countsWarningsAndFailuresInARowAsOnePeriod() {
        CheckTimeline timeline = CheckTimeline.of(
                List.of(
                        change(Duration.ofDays(9), CheckStatus.OK),
                        change(Duration.ofDays(8), CheckStatus.WARN),
                        change(Duration.ofDays(7), CheckStatus.FAIL),
                        change(Duration.ofDays(6), CheckStatus.OK),
                        change(Duration.ofDays(5), CheckStatus.WARN)),
                NOW);

        assertThat(timeline.problems()).isEqualTo(2);
    }

    @Test
    void hasFewSegmentsForACheckThatChangesOften() {
        List<StatusChange> changes = new ArrayList<>();
        for (int second = 3_600; second > 0; second -= 10) {
            changes.add(change(Duration.ofSeconds(second), second % 20 == 0 ? CheckStatus.OK : CheckStatus.WARN));
        }

        CheckTimeline timeline = CheckTimeline.of(changes, NOW);

        assertThat(timeline.segments()).hasSize(2);
        assertThat(timeline.changes()).hasSize(10);
    }

    private static StatusChange change(Duration ago, CheckStatus status) {
        return new StatusChange(CheckId.MAIL, NOW.minus(ago), status);
    }
}
