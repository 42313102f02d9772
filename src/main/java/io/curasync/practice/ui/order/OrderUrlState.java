package io.curasync.practice.ui.order;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.order.OrderFilter;
import io.curasync.ui.UrlQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * State of the list of orders in the query of the URL.
 *
 * @param search the text of the search; see {@link OrderFilter#search}
 * @param practice CuraSync's id of the practice; {@code null} for all practices
 * @param rep user id of the rep, or {@link PracticeFilter#UNMATCHED}; {@code null} for all reps
 * @param from first day on which the orders were placed; {@code null} for no limit
 * @param to last day on which the orders were placed; {@code null} for no limit
 * @param min lowest amount in dollars; {@code null} for no limit
 * @param max highest amount in dollars; {@code null} for no limit
 */
record OrderUrlState(
        String search,
        @Nullable Long practice,
        @Nullable Long rep,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    static final OrderUrlState ALL = new OrderUrlState("", null, null, null, null, null, null);

    /** Maximum number of days if orders are filtered by amount. At 25,000 orders a day, PostgreSQL then reads about 800,000 orders. */
    static final int MAX_DAYS_BY_AMOUNT = 31;

    private static final int MAX_DOLLAR_DIGITS = 12;
    private static final int MIN_YEAR = 1000;
    private static final int MAX_YEAR = 9999;

    private static final String SEARCH = "q";
    private static final String PRACTICE = "practice";
    private static final String REP = "rep";
    private static final String UNMATCHED = "none";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String MIN = "min";
    private static final String MAX = "max";

    /**
     * Replaces days before the year 1000 or after 9999, and negative or too large amounts, by {@code null}. Rounds the other amounts to
     * cents.
     */
    OrderUrlState {
        from = storable(from);
        to = storable(to);
        min = storable(min);
        max = storable(max);
    }

    /** Parses a query. Ignores invalid values. */
    static OrderUrlState of(QueryParameters query) {
        String rep = UrlQuery.text(query, REP);
        return new OrderUrlState(
                query.getSingleParameter(SEARCH).orElse(""),
                id(UrlQuery.text(query, PRACTICE)),
                UNMATCHED.equalsIgnoreCase(rep) ? Long.valueOf(PracticeFilter.UNMATCHED) : id(rep),
                day(UrlQuery.text(query, FROM)),
                day(UrlQuery.text(query, TO)),
                amount(UrlQuery.text(query, MIN)),
                amount(UrlQuery.text(query, MAX)));
    }

    QueryParameters query() {
        return new UrlQuery()
                .with(SEARCH, search)
                .with(PRACTICE, practice == null ? null : practice.toString())
                .with(REP, rep == null ? null : rep == PracticeFilter.UNMATCHED ? UNMATCHED : rep.toString())
                .with(FROM, from == null ? null : from.toString())
                .with(TO, to == null ? null : to.toString())
                .with(MIN, min == null ? null : min.toPlainString())
                .with(MAX, max == null ? null : max.toPlainString())
                .parameters();
    }

    /**
     * Returns the filter for this state.
     *
     * @param zone time zone of {@code from} and {@code to}
     */
    OrderFilter filter(ZoneId zone) {
        return new OrderFilter(
                search, practice, rep, start(from, zone), to == null ? null : start(to.plusDays(1), zone), min, max);
    }

    /**
     * Returns the number of active filters. The search is not counted. The two days count as one filter, and the two amounts count as one
     * filter.
     */
    int count() {
        return (int) Stream.of(practice, rep, from != null ? from : to, min != null ? min : max)
                .filter(Objects::nonNull)
                .count();
    }

    /**
     * Returns whether the days must be limited, because the state filters the orders of all practices by amount. PostgreSQL then reads all
     * orders of the days, because an index by amount would slow down webhooks. A filter by practice or rep needs no limit, because the
     * practice or rep has few orders.
     *
     * @param scope the practices that the user may see
     */
    boolean limitsDays(Scope scope) {
        boolean isOfRep = scope instanceof Scope.Own || rep != null && rep != PracticeFilter.UNMATCHED;
        return (min != null || max != null) && practice == null && !isOfRep;
    }

    /**
     * Limits the days of this state to the last {@value #MAX_DAYS_BY_AMOUNT} if {@link #limitsDays} returns true. Returns this state if it
     * needs no change.
     *
     * @param today the current day in the business time zone
     */
    OrderUrlState limited(Scope scope, LocalDate today) {
        LocalDate last = to == null || to.isAfter(today) ? today : to;
        LocalDate first = last.minusDays(MAX_DAYS_BY_AMOUNT - 1L);
        return !limitsDays(scope) || from != null && !from.isBefore(first)
                ? this
                : new OrderUrlState(search, practice, rep, first, to, min, max);
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable Long id(@Nullable String text) {
        return text != null && text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        return text != null && text.matches("\\d{1,12}(\\.\\d{1,2})?") ? new BigDecimal(text) : null;
    }

    private static @Nullable LocalDate storable(@Nullable LocalDate day) {
        return day == null || day.getYear() < MIN_YEAR || day.getYear() > MAX_YEAR ? null : day;
    }

    private static @Nullable BigDecimal storable(@Nullable BigDecimal amount) {
        if (amount == null || amount.signum() < 0 || (long) amount.precision() - amount.scale() > MAX_DOLLAR_DIGITS) {
            return null;
        }
        // Removes trailing zeros, so that 5 and 5.00 are the same state.
        BigDecimal cents = amount.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return cents.scale() < 0 ? cents.setScale(0) : cents;
    }
}
