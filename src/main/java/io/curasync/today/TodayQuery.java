package io.curasync.today;

import io.curasync.account.CurrentUser;
import io.curasync.enrollment.SubmissionQuery;
import io.curasync.platform.SqlTimes;
import io.curasync.practice.nextstep.DueNextStep;
import io.curasync.practice.nextstep.NextStepQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the list of the day of a rep. The list contains only practices that are assigned to the rep, and submissions in the rep's scope.
 */
@Component
class TodayQuery {

    /** Maximum number of rows of each section of the list. Each kind of event is a section. */
    static final int MAX_ROWS = 100;

    // Each branch is a short range of an index that begins with the rep, or is bounded by the rep's practices. The
    // events are materialized and limited before the joins. Otherwise, PostgreSQL considers the joins so costly that it
    // starts parallel workers, which takes longer than the rest of the query. Each kind has its own limit, so that a
    // handover of thousands of practices does not displace the dormant ones.
    private static final String SELECT_EVENTS = """
            with event (event, practice, at, last_order_at, usual_interval) as materialized (
                select 'DORMANT', practice, since::timestamp at time zone 'UTC', last_order_at, usual_interval
                from kpi_dormant where owner_id = :user and since > (now() at time zone 'UTC')::date - 14
                union all
                select 'ACTIVATED', id, activated_at, null, null
                from practice_directory where owner_id = :user and activated_at > now() - interval '7 days'
                union all
                select 'RECEIVED', practice, recorded_at, null, null
                from ownership_period
                where owner_id = :user and until is null and since > '-infinity' and recorded_at > now() - interval '7 days'
            ), numbered as (
                select e.*, count(*) over (partition by e.event) as total,
                       row_number() over (partition by e.event order by e.at desc, e.practice desc) as number
                from event e
                where not exists (select from planned_practice n where n.practice = e.practice)
                  and not exists (
                      select from today_dismissal t
                      where t.user_id = :user and t.event = e.event and t.practice = e.practice and t.at >= e.at)
            ), newest as (
                select * from numbered where number <= :limit
            )
            select e.total, e.event, e.practice, coalesce(p.name, p.practice_id, p.user_id) as label, e.at, d.phone, e.last_order_at,
                   extract(epoch from e.usual_interval)::bigint as usual_seconds
            from newest e
                join practice_directory p on p.id = e.practice and p.owner_id = :user
                left join practice_details_directory d on d.practice = e.practice
            order by e.at desc, e.practice desc""";

    private final JdbcClient jdbc;
    private final NextStepQuery nextSteps;
    private final SubmissionQuery submissions;

    TodayQuery(JdbcClient jdbc, NextStepQuery nextSteps, SubmissionQuery submissions) {
        this.jdbc = jdbc;
        this.nextSteps = nextSteps;
        this.submissions = submissions;
    }

    TodayItems read(CurrentUser user) {
        Instant readAt = Instant.now();
        LocalDate day = nextSteps.today();
        List<DueNextStep> steps = nextSteps.due(user.scope(), day, MAX_ROWS);
        Map<PracticeEvent, Integer> totals = new EnumMap<>(PracticeEvent.class);
        List<TodayPractice> practices = events(user, totals);
        return new TodayItems(
                day,
                steps,
                steps.isEmpty() ? nextSteps.due(user.scope(), day.plusYears(100), 1) : List.of(),
                submissions.needingAttention(user, MAX_ROWS),
                practices,
                totals,
                readAt);
    }

    private List<TodayPractice> events(CurrentUser user, Map<PracticeEvent, Integer> totals) {
        return jdbc.sql(SELECT_EVENTS)
                .param("user", user.id())
                .param("limit", MAX_ROWS)
                .query((row, number) -> {
                    TodayPractice item = item(row);
                    totals.put(item.event(), row.getInt("total"));
                    return item;
                })
                .list();
    }

    private static TodayPractice item(ResultSet row) throws SQLException {
        @Nullable Long usualSeconds = row.getObject("usual_seconds", Long.class);
        return new TodayPractice(
                PracticeEvent.valueOf(row.getString("event")),
                row.getLong("practice"),
                row.getString("label"),
                SqlTimes.instant(row, "at"),
                row.getString("phone"),
                SqlTimes.instantOrNull(row, "last_order_at"),
                usualSeconds == null ? null : Duration.ofSeconds(usualSeconds));
    }
}
