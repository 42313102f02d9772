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

/** Reads the daily figures of a scope's portfolio. Runs within the caller's transaction. */
@Component
class TimeSeriesQuery {

    // The outer join returns a row with today's date even if there is no other data.
    private static final String SELECT_DAYS = """
            with business_day as materialized (
                select (now() at time zone zone)::date as today, zone from kpi_time_zone
            ), activated as (
                select (hour at time zone zone)::date as day, sum(activations)::bigint as activations
                from kpi_activation, business_day
                where owner_id = :owner and rep_key = '' and hour >= (today - :activationDays + 1)::timestamp at time zone zone
                group by 1
            ), daily as (
                select day, orders, sales, practices, unmatched, activations
                from (
                    select day, orders, sales, practices, unmatched from kpi_day, business_day
                    where owner_id = :owner and rep_key = '' and day > today - :orderDays
                ) d full join activated using (day)
            )
            select zone, today, today - day as days_ago, orders, sales, practices, unmatched, activations,
                   (select (created_at at time zone zone)::date from practice_directory order by id limit 1) as first_day
            from business_day left join daily on day <= today""";

    private final JdbcClient jdbc;

    TimeSeriesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DailyTrend of(Scope scope) {
        var trendCollector = new TrendCollector();
        jdbc.sql(SELECT_DAYS)
                .param("owner", PortfolioKey.of(scope).ownerId())
                .param("orderDays", DailyTrend.ORDER_DAYS)
                .param("activationDays", DailyTrend.ACTIVATION_DAYS)
                .query(trendCollector::add);
        return trendCollector.trend();
    }

    /** Collects the result rows into lists by day. */
    private static final class TrendCollector {

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
            int daysAgo = row.getInt("days_ago");
            if (row.wasNull()) {
                return;
            }
            int index = DailyTrend.ORDER_DAYS - 1 - daysAgo;
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

        private static List<Long> recent(List<Long> values) {
            return List.copyOf(DailyTrend.lastDays(DailyTrend.ACTIVATION_DAYS, values));
        }

        private static <T> List<T> zeros(T zero) {
            return new ArrayList<>(Collections.nCopies(DailyTrend.ORDER_DAYS, zero));
        }
    }
}
