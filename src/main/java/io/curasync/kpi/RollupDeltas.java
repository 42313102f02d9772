package io.curasync.kpi;

import io.curasync.ledger.PracticeState;
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
 * The changes that one batch makes to the rollups. They are sorted by key: all instances lock rollup rows in the same order, which prevents
 * deadlocks.
 */
final class RollupDeltas {

    /** The attribute by which a portfolio is grouped. */
    enum Dimension {
        TOTAL,
        STATE,
        SPECIALTY;

        /** Returns the value of the column {@code dimension}. */
        String columnValue() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record BookKey(Dimension dimension, PortfolioKey holder, String value) implements Comparable<BookKey> {
        private static final Comparator<BookKey> ORDER = Comparator.comparing(BookKey::dimension)
                .thenComparing(BookKey::holder)
                .thenComparing(BookKey::value);

        @Override
        public int compareTo(BookKey other) {
            return ORDER.compare(this, other);
        }
    }

    record DayKey(PortfolioKey holder, LocalDate day) implements Comparable<DayKey> {
        private static final Comparator<DayKey> ORDER =
                Comparator.comparing(DayKey::holder).thenComparing(DayKey::day);

        @Override
        public int compareTo(DayKey other) {
            return ORDER.compare(this, other);
        }
    }

    record HourKey(PortfolioKey holder, Instant hour) implements Comparable<HourKey> {
        private static final Comparator<HourKey> ORDER =
                Comparator.comparing(HourKey::holder).thenComparing(HourKey::hour);

        @Override
        public int compareTo(HourKey other) {
            return ORDER.compare(this, other);
        }
    }

    record Book(long practices, long active, long orders) {
        private static final Book ZERO = new Book(0, 0, 0);

        private Book plus(Book other) {
            return new Book(practices + other.practices, active + other.active, orders + other.orders);
        }
    }

    record Day(long orders, BigDecimal sales, long practices) {
        private static final Day ZERO = new Day(0, BigDecimal.ZERO, 0);

        static Day ofPractices(long practices) {
            return new Day(0, BigDecimal.ZERO, practices);
        }

        static Day ofOrders(long orders, BigDecimal sales) {
            return new Day(orders, sales, 0);
        }

        private Day plus(Day other) {
            return new Day(orders + other.orders, sales.add(other.sales), practices + other.practices);
        }

        private Day negated() {
            return new Day(-orders, sales.negate(), -practices);
        }
    }

    private final ZoneId zone;
    private final NavigableMap<BookKey, Book> books = new TreeMap<>();
    private final NavigableMap<DayKey, Day> days = new TreeMap<>();
    private final NavigableMap<HourKey, Long> activations = new TreeMap<>();
    private long unmatched;

    /** @param zone the time zone of days and hours */
    RollupDeltas(ZoneId zone) {
        this.zone = zone;
    }

    void practice(@Nullable PracticeState before, @Nullable PracticeState after) {
        if (before != null && after != null && onlyOrdersChanged(before, after)) {
            long gained = (long) after.totalOrders() - before.totalOrders();
            if (gained != 0) {
                book(after, new Book(0, 0, gained));
            }
            return;
        }
        if (before != null) {
            count(before, -1);
        }
        if (after != null) {
            count(after, 1);
        }
    }

    /** Whether only the number of orders changed. This is the fast path of nearly all changes. */
    private static boolean onlyOrdersChanged(PracticeState before, PracticeState after) {
        return PortfolioKey.of(before).equals(PortfolioKey.of(after))
                && Objects.equals(before.state(), after.state())
                && Objects.equals(before.specialty(), after.specialty())
                && Objects.equals(before.activatedAt(), after.activatedAt())
                && before.createdAt().equals(after.createdAt());
    }

    private void count(PracticeState state, int sign) {
        book(state, new Book(sign, state.active() ? sign : 0, (long) sign * state.totalOrders()));
        for (PortfolioKey holder : List.of(PortfolioKey.ALL, PortfolioKey.of(state))) {
            days.merge(new DayKey(holder, day(state.createdAt())), Day.ofPractices(sign), Day::plus);
            if (state.activatedAt() != null) {
                var key = new HourKey(holder, hour(state.activatedAt()));
                activations.merge(key, (long) sign, Long::sum);
            }
        }
        if (state.ownerId() == null) {
            unmatched += sign;
        }
    }

    private void book(PracticeState state, Book delta) {
        for (PortfolioKey holder : List.of(PortfolioKey.ALL, PortfolioKey.of(state))) {
            books.merge(new BookKey(Dimension.TOTAL, holder, ""), delta, Book::plus);
            books.merge(new BookKey(Dimension.STATE, holder, UsStates.counted(state.state())), delta, Book::plus);
            books.merge(new BookKey(Dimension.SPECIALTY, holder, orEmpty(state.specialty())), delta, Book::plus);
        }
    }

    void order(PortfolioKey holder, LocalDate day, @Nullable BigDecimal amount) {
        Day one = Day.ofOrders(1, amount == null ? BigDecimal.ZERO : amount);
        days.merge(new DayKey(PortfolioKey.ALL, day), one, Day::plus);
        days.merge(new DayKey(holder, day), one, Day::plus);
    }

    /** Moves orders that were counted before to another portfolio, together with their practice. */
    void move(PortfolioKey from, PortfolioKey to, LocalDate day, Day orders) {
        days.merge(new DayKey(from, day), orders.negated(), Day::plus);
        days.merge(new DayKey(to, day), orders, Day::plus);
    }

    /** Returns the changes of portfolios, without those that add up to zero. */
    NavigableMap<BookKey, Book> books() {
        books.values().removeIf(Book.ZERO::equals);
        return books;
    }

    /** @param locked days that must be written, and thereby locked, even if nothing changes */
    NavigableMap<DayKey, Day> days(Iterable<DayKey> locked) {
        days.values().removeIf(day -> day.orders == 0 && day.practices == 0 && day.sales.signum() == 0);
        locked.forEach(key -> days.merge(key, Day.ZERO, Day::plus));
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

    /** Truncates to the hour as PostgreSQL does: with the zone's offset at that time. */
    private Instant hour(Instant time) {
        ZoneOffset offset = zone.getRules().getOffset(time);
        return time.atOffset(offset).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
