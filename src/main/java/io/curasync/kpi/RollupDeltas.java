package io.curasync.kpi;

import io.curasync.ledger.PracticeState;
import io.curasync.platform.text.NullableText;
import io.curasync.platform.text.UsStates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one ledger transaction to the rollups, summed by rollup row. The changes are sorted by key, so that all instances lock
 * rows in the same order. This prevents deadlocks.
 */
final class RollupDeltas {

    /** Attribute by which the practices of a portfolio are grouped into rows. The value {@code TOTAL} means no grouping. */
    enum Dimension {
        TOTAL,
        STATE,
        SPECIALTY;

        /** Returns the value in the column {@code dimension} of {@code kpi_portfolio}. */
        String columnValue() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record PortfolioTotalsKey(Dimension dimension, PortfolioKey portfolio, String value)
            implements Comparable<PortfolioTotalsKey> {
        private static final Comparator<PortfolioTotalsKey> ORDER = Comparator.comparing(PortfolioTotalsKey::dimension)
                .thenComparing(PortfolioTotalsKey::portfolio)
                .thenComparing(PortfolioTotalsKey::value);

        @Override
        public int compareTo(PortfolioTotalsKey other) {
            return ORDER.compare(this, other);
        }
    }

    record DayKey(PortfolioKey portfolio, LocalDate day) implements Comparable<DayKey> {
        private static final Comparator<DayKey> ORDER =
                Comparator.comparing(DayKey::portfolio).thenComparing(DayKey::day);

        @Override
        public int compareTo(DayKey other) {
            return ORDER.compare(this, other);
        }
    }

    record HourKey(PortfolioKey portfolio, Instant hour) implements Comparable<HourKey> {
        private static final Comparator<HourKey> ORDER =
                Comparator.comparing(HourKey::portfolio).thenComparing(HourKey::hour);

        @Override
        public int compareTo(HourKey other) {
            return ORDER.compare(this, other);
        }
    }

    record PortfolioTotals(long practices, long active, long orders) {
        private static final PortfolioTotals ZERO = new PortfolioTotals(0, 0, 0);

        private PortfolioTotals plus(PortfolioTotals other) {
            return new PortfolioTotals(practices + other.practices, active + other.active, orders + other.orders);
        }
    }

    record DayTotals(long orders, BigDecimal sales, long practices) {
        private static final DayTotals ZERO = new DayTotals(0, BigDecimal.ZERO, 0);

        static DayTotals ofPractices(long practices) {
            return new DayTotals(0, BigDecimal.ZERO, practices);
        }

        static DayTotals ofOrders(long orders, BigDecimal sales) {
            return new DayTotals(orders, sales, 0);
        }

        private DayTotals plus(DayTotals other) {
            return new DayTotals(orders + other.orders, sales.add(other.sales), practices + other.practices);
        }

        private DayTotals negated() {
            return new DayTotals(-orders, sales.negate(), -practices);
        }
    }

    private final ZoneId zone;
    private final NavigableMap<PortfolioTotalsKey, PortfolioTotals> totals = new TreeMap<>();
    private final NavigableMap<DayKey, DayTotals> days = new TreeMap<>();
    private final NavigableMap<HourKey, Long> activations = new TreeMap<>();
    private long unmatched;

    /**
     * Creates an object without changes.
     *
     * @param zone the time zone of days and hours
     */
    RollupDeltas(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Adds the change of a practice.
     *
     * @param before {@code null} if the practice is new
     * @param after {@code null} if the practice was merged into another one
     */
    void addChange(@Nullable PracticeState before, @Nullable PracticeState after) {
        if (before != null && after != null && onlyOrdersChanged(before, after)) {
            long gained = (long) after.totalOrders() - before.totalOrders();
            if (gained != 0) {
                addTotals(after, new PortfolioTotals(0, 0, gained));
            }
            return;
        }
        if (before != null) {
            countPractice(before, -1);
        }
        if (after != null) {
            countPractice(after, 1);
        }
    }

    /**
     * Returns whether both states of a practice have the same values in all attributes by which the rollups group practices. If so, at most
     * the number of orders differs. Nearly all changes are of this kind, and they need fewer updates.
     */
    private static boolean onlyOrdersChanged(PracticeState before, PracticeState after) {
        return PortfolioKey.of(before).equals(PortfolioKey.of(after))
                && Objects.equals(before.state(), after.state())
                && Objects.equals(before.specialty(), after.specialty())
                && Objects.equals(before.activatedAt(), after.activatedAt())
                && before.createdAt().equals(after.createdAt());
    }

    private void countPractice(PracticeState state, int sign) {
        addTotals(state, new PortfolioTotals(sign, state.active() ? sign : 0, (long) sign * state.totalOrders()));
        for (PortfolioKey portfolio : List.of(PortfolioKey.ALL, PortfolioKey.of(state))) {
            days.merge(new DayKey(portfolio, day(state.createdAt())), DayTotals.ofPractices(sign), DayTotals::plus);
            if (state.activatedAt() != null) {
                var key = new HourKey(portfolio, hour(state.activatedAt()));
                activations.merge(key, (long) sign, Long::sum);
            }
        }
        if (state.ownerId() == null) {
            unmatched += sign;
        }
    }

    private void addTotals(PracticeState state, PortfolioTotals delta) {
        for (PortfolioKey portfolio : List.of(PortfolioKey.ALL, PortfolioKey.of(state))) {
            totals.merge(new PortfolioTotalsKey(Dimension.TOTAL, portfolio, ""), delta, PortfolioTotals::plus);
            totals.merge(
                    new PortfolioTotalsKey(Dimension.STATE, portfolio, UsStates.counted(state.state())),
                    delta,
                    PortfolioTotals::plus);
            totals.merge(
                    new PortfolioTotalsKey(Dimension.SPECIALTY, portfolio, NullableText.orEmpty(state.specialty())),
                    delta,
                    PortfolioTotals::plus);
        }
    }

    /**
     * Adds a new order to the day's figures of a portfolio and of all practices.
     *
     * @param amount in dollars; {@code null} counts as 0
     */
    void addOrder(PortfolioKey portfolio, LocalDate day, @Nullable BigDecimal amount) {
        DayTotals one = DayTotals.ofOrders(1, amount == null ? BigDecimal.ZERO : amount);
        days.merge(new DayKey(PortfolioKey.ALL, day), one, DayTotals::plus);
        days.merge(new DayKey(portfolio, day), one, DayTotals::plus);
    }

    /**
     * Moves the orders that a practice received on one day to the portfolio to which the practice has moved.
     *
     * @param orders orders of earlier transactions; new orders are added to the new portfolio by {@link #addOrder}
     */
    void moveOrders(PortfolioKey from, PortfolioKey to, LocalDate day, DayTotals orders) {
        days.merge(new DayKey(from, day), orders.negated(), DayTotals::plus);
        days.merge(new DayKey(to, day), orders, DayTotals::plus);
    }

    /** Returns the changes of {@code kpi_portfolio}. Omits changes that add up to zero. */
    NavigableMap<PortfolioTotalsKey, PortfolioTotals> totals() {
        totals.values().removeIf(PortfolioTotals.ZERO::equals);
        return totals;
    }

    /**
     * Returns the changes of {@code kpi_day}. Omits changes that add up to zero, except on locked days.
     *
     * @param locked days to include even without changes, so that writing them locks their rows
     */
    NavigableMap<DayKey, DayTotals> days(Iterable<DayKey> locked) {
        days.values().removeIf(day -> day.orders == 0 && day.practices == 0 && day.sales.signum() == 0);
        locked.forEach(key -> days.merge(key, DayTotals.ZERO, DayTotals::plus));
        return days;
    }

    NavigableMap<HourKey, Long> activations() {
        activations.values().removeIf(count -> count == 0);
        return activations;
    }

    /** Returns the change of the number of unmatched practices. */
    long unmatched() {
        return unmatched;
    }

    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    /**
     * Truncates the time to the start of an hour in the zone. Like PostgreSQL's {@code date_trunc}, uses the offset of the zone at that
     * time.
     */
    private Instant hour(Instant time) {
        ZoneOffset offset = zone.getRules().getOffset(time);
        return time.atOffset(offset).truncatedTo(ChronoUnit.HOURS).toInstant();
    }
}
