package io.curasync.practice.nextstep;

import io.curasync.platform.BusinessTime;
import io.curasync.platform.SqlTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Publishes the due next steps each day at the configured time, as {@link NextStepsDue} events. If no instance is running at that time, the
 * first instance that starts later on the same day publishes the events. Omits steps that were set after the configured time, because the
 * users who set these steps know that they are due.
 */
@Component
class NextStepReminderJob {

    private static final int BATCH = 1_000;

    private static final String DUE = "due_on <= :day and set_at < :morning and notified_on is distinct from :day";

    // Skips locked steps, which are being changed or handed over. The next run of this job publishes these steps.
    // Waiting for the locks could cause a deadlock, because a handover locks steps in another order.
    private static final String CLAIM = """
            update next_step s set notified_on = :day from practice_directory p
            where p.id = s.practice and s.practice in (
                select practice from next_step where %s order by due_on, practice limit :batch for update skip locked)
            returning s.practice, coalesce(p.user_id, p.practice_id) as practice_key, p.owner_id, s.text, s.due_on""".formatted(DUE);

    private final JdbcClient jdbc;
    private final NextStepProperties properties;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    /** The last day for which this instance has found no more steps to publish; {@code null} before the first such day. */
    private volatile @Nullable LocalDate done;

    NextStepReminderJob(
            JdbcClient jdbc,
            NextStepProperties properties,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.transaction = transaction;
        this.events = events;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    @SchedulerLock(name = "next-step-reminder", lockAtMostFor = "10m")
    void run() {
        BusinessTime time = BusinessTime.read(jdbc);
        LocalDate day = time.today();
        LocalDateTime morning = day.atTime(properties.time());
        if (!time.now().isBefore(morning)
                && !day.equals(done)
                && remind(day, morning.atZone(time.zone()).toInstant())) {
            done = day;
        }
    }

    /**
     * Publishes, in batches, the steps that are due on the given day or earlier, were set before {@code morning}, and were not published on
     * the given day yet.
     *
     * @param day the current day in the business time zone
     * @param morning the configured time on the given day
     * @return false if some steps were not published, because other transactions have locked them
     */
    boolean remind(LocalDate day, Instant morning) {
        while (Objects.requireNonNull(transaction.execute(status -> publishBatch(day, morning)))) {
            // Repeats until a batch is empty.
        }
        return !due("select exists (select from next_step where " + DUE + ")", day, morning)
                .query(Boolean.class)
                .single();
    }

    private boolean publishBatch(LocalDate day, Instant morning) {
        List<NextStepsDue.Step> steps = due(CLAIM, day, morning)
                .param("batch", BATCH)
                .query(NextStepsDue.Step.class)
                .list();
        if (!steps.isEmpty()) {
            events.publishEvent(new NextStepsDue(day, steps));
        }
        return !steps.isEmpty();
    }

    private JdbcClient.StatementSpec due(String sql, LocalDate day, Instant morning) {
        return jdbc.sql(sql).param("day", day).param("morning", SqlTimes.param(morning));
    }
}
