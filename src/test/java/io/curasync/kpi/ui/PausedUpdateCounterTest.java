package io.curasync.kpi.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.kpi.Activity;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausedUpdateCounterTest {

    private final PausedUpdateCounter pausedUpdateCounter = new PausedUpdateCounter(happenings(1, 2, 3));

    @Test
    void countsWhatIsNewOnce() {
        pausedUpdateCounter.add(happenings(1, 2, 3));
        assertThat(pausedUpdateCounter.label()).isEmpty();

        pausedUpdateCounter.add(happenings(2, 3, 4));
        pausedUpdateCounter.add(happenings(4, 5, 6));
        assertThat(pausedUpdateCounter.label()).isEqualTo("3 new");
    }

    @Test
    void saysWhenThereWasMoreThanCouldBeSeen() {
        pausedUpdateCounter.add(happenings(8, 9));
        assertThat(pausedUpdateCounter.label()).isEqualTo("2+ new");
    }

    private static List<Activity> happenings(int... runs) {
        return IntStream.of(runs)
                .<Activity>mapToObj(run -> new Activity.OfSync(run, "FULL", "SUCCEEDED", Instant.EPOCH, 0, 0, null))
                .toList();
    }
}
