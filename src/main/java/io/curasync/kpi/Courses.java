package io.curasync.kpi;

import io.curasync.account.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the course of a book by day; within the caller's transaction. */
@Component
class Courses {

    private static final String DAYS = """
            select day, orders, sales, practices, unmatched from kpi_day
            where owner_id = :holder and rep_key = '' and day > :before and day <= :today""";

    private static final String ACTIVATIONS = """
            select (hour at time zone 'UTC')::date as day, sum(activations)::bigint as activations from kpi_activation
            where owner_id = :holder and rep_key = '' and hour >= (:before::date + 1)::timestamp at time zone 'UTC'
              and hour < (:today::date + 1)::timestamp at time zone 'UTC'
            group by 1""";

    private final JdbcClient jdbc;

    Courses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Trend of(Scope scope, Moment moment) {
        LocalDate today = moment.today();
        List<Long> orders = zeros(Trend.ORDER_DAYS, 0L);
        List<BigDecimal> sales = zeros(Trend.ORDER_DAYS, BigDecimal.ZERO);
        List<Long> practices = zeros(Trend.ORDER_DAYS, 0L);
        List<Long> unmatched = zeros(Trend.ORDER_DAYS, 0L);
        days(scope, today, Trend.ORDER_DAYS, DAYS).query(row -> {
            int index = index(row.getObject("day", LocalDate.class), today, Trend.ORDER_DAYS);
            orders.set(index, row.getLong("orders"));
            sales.set(index, row.getBigDecimal("sales"));
            practices.set(index, row.getLong("practices"));
            unmatched.set(index, row.getLong("unmatched"));
        });
        List<Long> activations = zeros(Trend.ACTIVATION_DAYS, 0L);
        days(scope, today, Trend.ACTIVATION_DAYS, ACTIVATIONS).query(row -> {
            activations.set(
                    index(row.getObject("day", LocalDate.class), today, Trend.ACTIVATION_DAYS),
                    row.getLong("activations"));
        });
        return new Trend(
                today,
                moment.firstDay(),
                List.copyOf(orders),
                List.copyOf(sales),
                List.copyOf(activations),
                List.copyOf(Trend.last(Trend.ACTIVATION_DAYS, practices)),
                List.copyOf(Trend.last(Trend.ACTIVATION_DAYS, unmatched)));
    }

    private JdbcClient.StatementSpec days(Scope scope, LocalDate today, int length, String sql) {
        return jdbc.sql(sql)
                .param("holder", Holder.of(scope).ownerId())
                .param("today", today)
                .param("before", today.minusDays(length));
    }

    private static int index(LocalDate day, LocalDate today, int length) {
        return (int) (day.toEpochDay() - today.toEpochDay()) + length - 1;
    }

    private static <T> List<T> zeros(int length, T zero) {
        return new ArrayList<>(Collections.nCopies(length, zero));
    }
}
