package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import tools.jackson.databind.JsonNode;

/** Scheduled syncs: threads and missed slots. */
class ScheduleTest extends AcceptanceHarness {

    static final int PRACTICES = 20;

    @Autowired
    TaskScheduler others;

    @Autowired
    ScheduledTaskHolder schedules;

    @Test
    void hasAThreadForEverySchedule() {
        assertThat(((ThreadPoolTaskScheduler) others)
                        .getScheduledThreadPoolExecutor()
                        .getCorePoolSize())
                .isGreaterThan(schedules.getScheduledTasks().size());
    }

    @Test
    void catchesUpOnAMissedSlotDespiteBusyJobs() throws Exception {
        SOURCE.populate(PRACTICES);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ScheduledFuture<?> work = others.scheduleWithFixedDelay(() -> hold(begun, end), Duration.ofDays(1));
        try {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            await().atMost(SOON).until(() -> scheduled() == 2);

            database.jdbc()
                    .sql("update sync_schedule set last_slot = last_slot - interval '1 day'")
                    .update();

            JsonNode run = await().atMost(SOON)
                    .until(() -> admin.all("/api/sync/runs"), runs -> !runs.isEmpty())
                    .getFirst();
            assertThat(run.get("trigger").stringValue()).isEqualTo("SCHEDULE");
            assertThat(run.get("kind").stringValue()).isEqualTo("FULL");
            JsonNode ended = ended(run.get("id").longValue());
            assertThat(ended.get("status").stringValue()).isEqualTo("SUCCEEDED");
            assertThat(ended.get("fetched").asInt()).isEqualTo(PRACTICES);
            assertThat(admin.all("/api/sync/refusals")).isEmpty();
        } finally {
            end.countDown();
            work.cancel(false);
        }
    }

    private static void hold(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long scheduled() {
        return database.jdbc()
                .sql("select count(*) from sync_schedule")
                .query(Long.class)
                .single();
    }
}
