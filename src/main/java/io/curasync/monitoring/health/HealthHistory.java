package io.curasync.monitoring.health;

import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.platform.SqlTimes;
import io.curasync.platform.database.PacedBatches;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the timelines of the checks from the table {@code health_change}, and deletes old rows. */
@Component
public class HealthHistory {

    /**
     * Time for which changes are stored, which is longer than the 30 days of a timeline. For each check, the newest of the older changes is
     * stored, too.
     */
    private static final Duration RETENTION = Duration.ofDays(35);

    /**
     * Maximum number of changes that are read for all checks together. It limits the work if a check changes every few seconds. If there
     * are more changes, the oldest part of the timelines is empty.
     */
    private static final int MAX_CHANGES = 20_000;

    private static final String SELECT = """
            select check_id, at, status from health_change where check_id = any(:checks) order by id desc limit :limit""";

    // Does not delete the newest of a check's old changes, because this change contains the status at the start of the
    // timeline.
    private static final String DELETE = """
            delete from health_change where id in (
                select c.id from health_change c
                where c.at < now() - :seconds * interval '1 second' and exists (
                    select from health_change n
                    where n.check_id = c.check_id and n.at > c.at and n.at < now() - :seconds * interval '1 second')
                order by c.id limit :batch)""";

    private final JdbcClient jdbc;
    private final LiveValue<Map<CheckId, CheckTimeline>> timelines;

    HealthHistory(JdbcClient jdbc, LiveValues liveValues) {
        this.jdbc = jdbc;
        timelines = liveValues.create(Topic.MONITORING, () -> read(Instant.now()));
    }

    /** Returns the timelines by check, as a live value. A check for which no change of status is stored is not in the map. */
    public LiveValue<Map<CheckId, CheckTimeline>> timelines() {
        return timelines;
    }

    private Map<CheckId, CheckTimeline> read(Instant now) {
        Map<CheckId, List<StatusChange>> changes = jdbc
                .sql(SELECT)
                .param("checks", CheckId.wireNames())
                .param("limit", MAX_CHANGES)
                .query((row, number) -> new StatusChange(
                        CheckId.of(row.getString("check_id")).orElseThrow(),
                        SqlTimes.instant(row, "at"),
                        CheckStatus.valueOf(row.getString("status"))))
                .list()
                .stream()
                .sorted(Comparator.comparing(StatusChange::at))
                .collect(Collectors.groupingBy(StatusChange::check));
        Map<CheckId, CheckTimeline> read = new EnumMap<>(CheckId.class);
        changes.forEach((check, ofCheck) -> read.put(check, CheckTimeline.of(ofCheck, now)));
        return read;
    }

    @Scheduled(fixedDelayString = "${curasync.monitoring.retention-every:1h}")
    @SchedulerLock(name = "health-history-retention", lockAtMostFor = "30m")
    void clean() throws InterruptedException {
        PacedBatches.deleteOlder(jdbc, DELETE, RETENTION);
    }
}
