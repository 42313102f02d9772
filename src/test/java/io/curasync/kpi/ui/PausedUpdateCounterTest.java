package io.curasync.kpi.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.kpi.activity.Activity;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausedUpdateCounterTest {

    private final PausedUpdateCounter pausedUpdateCounter = new PausedUpdateCounter(activities(1, 2, 3));

    @Test
    void countsNewItemsOnce() {
        pausedUpdateCounter.add(activities(1, 2, 3));
        assertThat(pausedUpdateCounter.label()).isEmpty();

        pausedUpdateCounter.add(activities(2, 3, 4));
        pausedUpdateCounter.add(activities(4, 5, 6));
        assertThat(pausedUpdateCounter.label()).isEqualTo("3 new");
    }

    @Test
    void showsThatItemsMayBeMissing() {
        pausedUpdateCounter.add(activities(8, 9));
        assertThat(pausedUpdateCounter.label()).isEqualTo("2+ new");
    }

    private static List<Activity> activities(int... runs) {
        return IntStream.of(runs)
                .<Activity>mapToObj(
                        run -> new Activity.SyncActivity(run, "FULL", "SUCCEEDED", Instant.EPOCH, 0, 0, null))
                .toList();
    }
}
