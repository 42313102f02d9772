package io.curasync.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one ledger transaction. Published within the transaction to synchronous listeners, so that the data that they
 * derive cannot disagree with the ledger.
 *
 * @param run id of the sync run that caused the changes; null for webhooks and people
 */
public record LedgerChanges(
        List<PracticeChanged> practices,
        List<OrderRecorded> orders,
        @Nullable Long run) {

    public LedgerChanges(List<PracticeChanged> practices, List<OrderRecorded> orders) {
        this(practices, orders, null);
    }

    /** Returns one change per practice, from its first state to its last, by CuraSync's id of the practice. */
    public Map<Long, PracticeChanged> byPractice() {
        var net = new LinkedHashMap<Long, PracticeChanged>();
        for (PracticeChanged change : practices) {
            net.merge(
                    change.practice(),
                    change,
                    (first, last) -> new PracticeChanged(first.practice(), first.before(), last.after()));
        }
        return net;
    }

    /**
     * The state of a practice before and after a change. A transaction may change a practice several times; see {@link #byPractice}.
     *
     * @param practice CuraSync's id of the practice
     * @param before null if the practice is new
     * @param after null if the practice was a duplicate and was merged into another one
     */
    public record PracticeChanged(
            long practice,
            @Nullable PracticeState before,
            @Nullable PracticeState after) {

        /** Returns the changed fields, as shown on the timeline; empty if the practice was merged. */
        public List<Difference> differences() {
            return after == null
                    ? List.of()
                    : FieldDiff.between(before, after).entrySet().stream()
                            .map(change -> Difference.of(change.getKey(), (List<?>) change.getValue()))
                            .toList();
        }
    }

    /**
     * A field of a practice that changed.
     *
     * @param field name of the field on the timeline, such as {@code salesRep}
     * @param before value before the change; null or "" if there was none
     * @param after value after the change; null or "" if there is none
     */
    public record Difference(
            String field, @Nullable Object before, @Nullable Object after) {

        private static Difference of(String field, List<?> beforeAndAfter) {
            return new Difference(field, beforeAndAfter.getFirst(), beforeAndAfter.getLast());
        }
    }

    /**
     * A new order.
     *
     * @param practice CuraSync's id of the practice
     * @param repKey {@link PracticeState#repKey()} of the practice
     * @param salesRep {@link PracticeState#salesRep()} of the practice
     * @param ownerId {@link PracticeState#ownerId()} of the practice
     */
    public record OrderRecorded(
            long practice,
            String orderId,
            @Nullable BigDecimal amount,
            Instant placedAt,
            String repKey,
            String salesRep,
            @Nullable Long ownerId) {}
}
