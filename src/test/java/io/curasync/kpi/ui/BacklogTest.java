package io.curasync.kpi.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.kpi.Happening;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog(happenings(1, 2, 3));

    @Test
    void countsWhatIsNewOnce() {
        backlog.add(happenings(1, 2, 3));
        assertThat(backlog.words()).isEmpty();

        backlog.add(happenings(2, 3, 4));
        backlog.add(happenings(4, 5, 6));
        assertThat(backlog.words()).isEqualTo("3 new");
    }

    @Test
    void saysWhenThereWasMoreThanCouldBeSeen() {
        backlog.add(happenings(8, 9));
        assertThat(backlog.words()).isEqualTo("2+ new");
    }

    private static List<Happening> happenings(int... runs) {
        return IntStream.of(runs)
                .<Happening>mapToObj(run -> new Happening.OfSync(run, "FULL", "SUCCEEDED", Instant.EPOCH, 0, 0, null))
                .toList();
    }
}
