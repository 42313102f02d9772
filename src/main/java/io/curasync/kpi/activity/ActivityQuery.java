package io.curasync.kpi.activity;

import io.curasync.account.Scope;
import io.curasync.platform.SqlTimes;
import io.curasync.practice.TimelineQuery;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads recent activities. Runs within the caller's transaction. */
@Component
public class ActivityQuery {

    private static final String SELECT_RUNS = """
            select id as run, kind, status, finished_at, fetched, created + updated as changed, missed_by_webhooks
            from sync_history where finished_at is not null order by id desc limit :limit""";

    // The column "changed" has minute precision. Practices with the same minute as the last row are therefore returned
    // too. The timeline query then selects the newest entries.
    private static final String SELECT_LAST_CHANGED = """
            select practice from kpi_practice where owner_id = :owner
            order by changed desc fetch first :limit rows with ties""";

    private final TimelineQuery timeline;
    private final JdbcClient jdbc;

    ActivityQuery(TimelineQuery timeline, JdbcClient jdbc) {
        this.timeline = timeline;
        this.jdbc = jdbc;
    }

    /**
     * Returns the newest activities of the scope, newest first. Sync runs are included only for {@link Scope.All}.
     *
     * @param limit maximum number of activities
     */
    public List<Activity> newest(Scope scope, int limit) {
        return switch (scope) {
            case Scope.All() ->
                Stream.concat(timeline.newest(limit).stream().map(Activity.PracticeActivity::new), runs(limit).stream())
                        .sorted(Comparator.comparing(Activity::at).reversed())
                        .limit(limit)
                        .toList();
            case Scope.Own(long userId) ->
                timeline.newest(scope, lastChanged(userId, limit), limit).stream()
                        .<Activity>map(Activity.PracticeActivity::new)
                        .toList();
        };
    }

    private List<Long> lastChanged(long owner, int limit) {
        return jdbc.sql(SELECT_LAST_CHANGED)
                .param("owner", owner)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    private List<Activity> runs(int limit) {
        return jdbc.sql(SELECT_RUNS)
                .param("limit", limit)
                .<Activity>query((row, n) -> new Activity.SyncActivity(
                        row.getLong("run"),
                        row.getString("kind"),
                        row.getString("status"),
                        SqlTimes.instant(row, "finished_at"),
                        row.getLong("fetched"),
                        row.getLong("changed"),
                        row.getObject("missed_by_webhooks", Long.class)))
                .list();
    }
}
