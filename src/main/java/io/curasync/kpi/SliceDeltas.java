package io.curasync.kpi;

import io.curasync.ledger.PracticeState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one batch adds to and takes from the slices. Sorted by key, so that all instances lock the slices in one order and
 * none waits for another in a circle.
 */
final class SliceDeltas {

    record BookKey(Holder holder, String state) implements Comparable<BookKey> {
        private static final Comparator<BookKey> ORDER =
                Comparator.comparing(BookKey::holder).thenComparing(BookKey::state);

        @Override
        public int compareTo(BookKey other) {
            return ORDER.compare(this, other);
        }
    }

    record DayKey(Holder holder, LocalDate day) implements Comparable<DayKey> {
        private static final Comparator<DayKey> ORDER =
                Comparator.comparing(DayKey::holder).thenComparing(DayKey::day);

        @Override
        public int compareTo(DayKey other) {
            return ORDER.compare(this, other);
        }
    }

    record Book(long practices, long active, long orders) {
        private Book plus(Book other) {
            return new Book(practices + other.practices, active + other.active, orders + other.orders);
        }
    }

    record Day(long orders, BigDecimal sales) {
        private static final Day NONE = new Day(0, BigDecimal.ZERO);

        private Day plus(Day other) {
            return new Day(orders + other.orders, sales.add(other.sales));
        }

        private Day negated() {
            return new Day(-orders, sales.negate());
        }
    }

    private final NavigableMap<BookKey, Book> books = new TreeMap<>();
    private final NavigableMap<DayKey, Day> days = new TreeMap<>();

    void practice(@Nullable PracticeState before, @Nullable PracticeState after) {
        if (before != null) {
            book(before, -1);
        }
        if (after != null) {
            book(after, 1);
        }
    }

    private void book(PracticeState state, int sign) {
        var key = new BookKey(Holder.of(state), state.state() == null ? "" : state.state());
        var delta = new Book(sign, state.active() ? sign : 0, (long) sign * state.totalOrders());
        books.merge(key, delta, Book::plus);
    }

    void order(Holder holder, LocalDate day, @Nullable BigDecimal amount) {
        days.merge(new DayKey(holder, day), new Day(1, amount == null ? BigDecimal.ZERO : amount), Day::plus);
    }

    /** Orders that were counted before go with their practice into another book. */
    void move(Holder from, Holder to, LocalDate day, Day orders) {
        days.merge(new DayKey(from, day), orders.negated(), Day::plus);
        days.merge(new DayKey(to, day), orders, Day::plus);
    }

    /** Adds nothing, but has the slice written and so locked. */
    void touch(Holder holder, LocalDate day) {
        days.merge(new DayKey(holder, day), Day.NONE, Day::plus);
    }

    NavigableMap<BookKey, Book> books() {
        return books;
    }

    NavigableMap<DayKey, Day> days() {
        return days;
    }
}
