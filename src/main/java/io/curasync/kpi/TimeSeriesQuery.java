package io.curasync.kpi;

import io.curasync.account.Scope;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads daily figures of a portfolio. Runs within the caller's transaction. */
@Component
class TimeSeriesQuery {

    // The outer join returns a row with today's date even if there is no data.
    private static final String DAYS = """
            with t as materialized (
                select (now() at time zone zone)::date as today, zone from kpi_time_zone
            ), activated as (
                select (hour at time zone zone)::date as day, sum(activations)::bigint as activations
                from kpi_activation, t
                where owner_id = :holder and rep_key = '' and hour >= (today - :activationDays + 1)::timestamp at time zone zone
                group by 1
            ), happened as (
                select day, orders, sales, practices, unmatched, activations
                from (
                    select day, orders, sales, practices, unmatched from kpi_day, t
                    where owner_id = :holder and rep_key = '' and day > today - :orderDays
                ) d full join activated using (day)
            )
            select zone, today, today - day as ago, orders, sales, practices, unmatched, activations,
                   (select (created_at at time zone zone)::date from practice_directory order by id limit 1) as first_day
            from t left join happened on day <= today""";

    private final JdbcClient jdbc;

    TimeSeriesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DailyTrend of(Scope scope) {
        var course = new Course();
        jdbc.sql(DAYS)
                .param("holder", PortfolioKey.of(scope).ownerId())
                .param("orderDays", DailyTrend.ORDER_DAYS)
                .param("activationDays", DailyTrend.ACTIVATION_DAYS)
                .query(course::add);
        return course.trend();
    }

    /** Collects the rows. */
    private static final class Course {

        private final List<Long> orders = zeros(0L);
        private final List<BigDecimal> sales = zeros(BigDecimal.ZERO);
        private final List<Long> practices = zeros(0L);
        private final List<Long> unmatched = zeros(0L);
        private final List<Long> activations = zeros(0L);
        private @Nullable ZoneId zone;
        private @Nullable LocalDate today;
        private @Nullable LocalDate firstDay;

        void add(ResultSet row) throws SQLException {
            zone = ZoneId.of(row.getString("zone"));
            today = row.getObject("today", LocalDate.class);
            firstDay = row.getObject("first_day", LocalDate.class);
            int ago = row.getInt("ago");
            if (row.wasNull()) {
                return;
            }
            int index = DailyTrend.ORDER_DAYS - 1 - ago;
            orders.set(index, row.getLong("orders"));
            sales.set(index, Objects.requireNonNullElse(row.getBigDecimal("sales"), BigDecimal.ZERO));
            practices.set(index, row.getLong("practices"));
            unmatched.set(index, row.getLong("unmatched"));
            activations.set(index, row.getLong("activations"));
        }

        DailyTrend trend() {
            return new DailyTrend(
                    Objects.requireNonNull(zone),
                    Objects.requireNonNull(today),
                    firstDay,
                    List.copyOf(orders),
                    List.copyOf(sales),
                    recent(activations),
                    recent(practices),
                    recent(unmatched));
        }

        private static List<Long> recent(List<Long> course) {
            return List.copyOf(DailyTrend.last(DailyTrend.ACTIVATION_DAYS, course));
        }

        private static <T> List<T> zeros(T zero) {
            return new ArrayList<>(Collections.nCopies(DailyTrend.ORDER_DAYS, zero));
        }
    }
}
