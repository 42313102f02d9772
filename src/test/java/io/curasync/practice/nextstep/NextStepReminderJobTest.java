package io.curasync.practice.nextstep;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.practice.PracticeHarness;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uses days in the distant future, so that the job of the running application finds nothing to do. */
class NextStepReminderJobTest extends PracticeHarness {

    private static final LocalDate DAY = LocalDate.of(2090, 12, 5);

    @Autowired
    NextStepService nextSteps;

    @Autowired
    NextStepReminderJob job;

    /** Takes part in transactions of this thread. */
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void createMorePractices() {
        apply(danas(3), danas(4), danas(5));
    }

    @Test
    void notifiesOfEachDueStepOncePerDay() {
        nextSteps.set(dana, practice(1), "Call", DAY);
        nextSteps.set(dana, practice(2), "Visit", DAY.plusDays(1));

        assertThat(job.remind(DAY, morning(DAY))).isTrue();
        assertThat(job.remind(DAY, morning(DAY))).isTrue();
        assertThat(notifications()).containsExactly("step user_1 2090-12-05: Call\nDue today");

        job.remind(DAY.plusDays(1), morning(DAY.plusDays(1)));
        assertThat(notifications())
                .containsExactly(
                        "step user_1 2090-12-05: Call\nDue today",
                        "step user_1 2090-12-06: Call\nOverdue by 1 day",
                        "step user_2 2090-12-06: Visit\nDue today");
    }

    @Test
    void notifiesOfManyStepsTogether() {
        IntStream.rangeClosed(1, 5).forEach(number -> nextSteps.set(dana, practice(number), "Call", DAY));

        job.remind(DAY, morning(DAY));
        job.remind(DAY, morning(DAY));

        assertThat(database.jdbc()
                        .sql("select events from notification where kind = 'NEXT_STEP_DUE'")
                        .query(Integer.class)
                        .list())
                .containsExactly(5);
    }

    @Test
    void omitsStepsSetSinceTheMorningAndThoseThatAreDone() {
        nextSteps.set(dana, practice(1), "Call", DAY);
        nextSteps.set(dana, practice(2), "Visit", DAY);
        nextSteps.complete(dana, practice(2));

        job.remind(DAY, Instant.now().minusSeconds(60));

        assertThat(notifications()).isEmpty();
    }

    @Test
    void leavesStepsThatAreBeingChangedForTheNextAttempt() {
        nextSteps.set(dana, practice(1), "Call", DAY);
        List<Boolean> finished = new ArrayList<>();

        transaction.executeWithoutResult(status -> {
            jdbc.sql("select practice from next_step for update").query().listOfRows();
            Thread attempt = Thread.ofPlatform().start(() -> finished.add(job.remind(DAY, morning(DAY))));
            join(attempt);
        });
        finished.add(job.remind(DAY, morning(DAY)));

        assertThat(finished).containsExactly(false, true);
        assertThat(notifications()).hasSize(1);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> notifications() {
        return database.jdbc()
                .sql(
                        "select event_key || ': ' || detail from notification where kind = 'NEXT_STEP_DUE' order by event_key")
                .query(String.class)
                .list();
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(7, 0).toInstant(ZoneOffset.UTC);
    }

    private long practice(int number) {
        return id("prac_" + number);
    }
}
