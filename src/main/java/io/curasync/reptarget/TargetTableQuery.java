package io.curasync.reptarget;

import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.platform.BusinessTime;
import io.curasync.platform.SqlTimes;
import io.curasync.reptarget.TargetTable.Cell;
import io.curasync.reptarget.TargetTable.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the targets of all reps. Does not check permissions, so only the screen and the API for admins may use this class. */
@Component
public class TargetTableQuery {

    private static final String SELECT = """
            with target as (
                select t.user_id, t.month, t.target, t.set_at, s.name as set_by
                from rep_target t left join user_directory s on s.id = t.set_by
                where t.measure = :measure and t.month >= :from and t.month < :to
            ), credit as (
                select owner_id as user_id, date_trunc('month', day::timestamp)::date as month,
                       floor(sum(case :measure when 'ORDERS' then orders else sales end))::bigint as actual
                from credited_day where owner_id > 0 and day >= :from and day < :to
                group by 1, 2 having sum(orders) <> 0
            ), cell as (
                select * from target full join credit using (user_id, month)
            )
            select u.id, u.name, u.email, u.enabled, c.month, c.target, c.set_at, c.set_by, coalesce(c.actual, 0) as actual
            from user_directory u left join cell c on c.user_id = u.id
            where c.user_id is not null or (u.enabled and u.role = 'REP')
            order by lower(u.name), u.id""";

    /** The months and the measure of a table. */
    private record Key(YearMonth from, int months, TargetMeasure measure) {}

    private final JdbcClient jdbc;
    private final KeyedLiveValues<Key, TargetTable> tables;

    TargetTableQuery(JdbcClient jdbc, LiveValues liveValues) {
        this.jdbc = jdbc;
        tables = liveValues.createFamily(
                Topic.LEDGER, LiveValues.TEXT_UPDATE_INTERVAL, key -> read(key.from(), key.months(), key.measure()));
    }

    /** Returns the present month in the business time zone. */
    public YearMonth currentMonth() {
        return YearMonth.from(BusinessTime.read(jdbc).today());
    }

    /** Returns the live value of a table. See {@link #read} for the parameters. */
    public LiveValue<TargetTable> live(YearMonth from, int months, TargetMeasure measure) {
        return tables.of(new Key(from, months, measure));
    }

    /**
     * Returns the targets and the credited orders or sales of consecutive months, starting with {@code from}.
     *
     * @param months number of months
     */
    public TargetTable read(YearMonth from, int months, TargetMeasure measure) {
        BusinessTime time = BusinessTime.read(jdbc);
        Map<Long, Row> users = new LinkedHashMap<>();
        Map<Long, Map<YearMonth, Cell>> cells = new HashMap<>();
        jdbc.sql(SELECT)
                .param("measure", measure.name())
                .param("from", from.atDay(1))
                .param("to", from.plusMonths(months).atDay(1))
                .query((ResultSet row) -> {
                    long user = row.getLong("id");
                    users.putIfAbsent(user, user(row));
                    LocalDate month = row.getObject("month", LocalDate.class);
                    if (month != null) {
                        cells.computeIfAbsent(user, id -> new HashMap<>())
                                .put(YearMonth.from(month), cell(row, YearMonth.from(month)));
                    }
                });
        List<YearMonth> columns =
                Stream.iterate(from, month -> month.plusMonths(1)).limit(months).toList();
        List<Row> rows = new ArrayList<>();
        users.forEach((id, user) -> rows.add(new Row(
                id,
                user.name(),
                user.email(),
                user.enabled(),
                columns.stream().map(month -> cell(cells.get(id), month)).toList())));
        return new TargetTable(YearMonth.from(time.today()), time.zone(), measure, columns, List.copyOf(rows));
    }

    private static Row user(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"), row.getString("name"), row.getString("email"), row.getBoolean("enabled"), List.of());
    }

    private static Cell cell(ResultSet row, YearMonth month) throws SQLException {
        return new Cell(
                month,
                row.getObject("target", Long.class),
                row.getLong("actual"),
                row.getString("set_by"),
                SqlTimes.instantOrNull(row, "set_at"));
    }

    private static Cell cell(@Nullable Map<YearMonth, Cell> cells, YearMonth month) {
        Cell empty = new Cell(month, null, 0, null, null);
        return cells == null ? empty : cells.getOrDefault(month, empty);
    }
}
