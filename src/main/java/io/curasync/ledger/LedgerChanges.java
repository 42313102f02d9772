package io.curasync.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Event: practices or orders changed. Published within the transaction that makes the changes, so that synchronous listeners can
 * update derived data in the same transaction.
 *
 * @param run id of the sync run whose facts caused the changes; null for webhooks, people and the marking of missing practices
 */
public record LedgerChanges(
        List<PracticeChanged> practices,
        List<OrderRecorded> orders,
        @Nullable Long run) {

    public LedgerChanges(List<PracticeChanged> practices, List<OrderRecorded> orders) {
        this(practices, orders, null);
    }

    /**
     * Returns one change per practice, by CuraSync's id of the practice. If a practice changed several times, its change has the
     * state before the first change and the state after the last change.
     */
    public Map<Long, PracticeChanged> byPractice() {
        var net = new LinkedHashMap<Long, PracticeChanged>();
        for (PracticeChanged change : practices) {
            net.merge(
                    change.practice(),
                    change,
                    (first, last) ->
                            new PracticeChanged(first.practice(), first.before(), last.after(), last.mergedInto()));
        }
        return net;
    }

    /**
     * The state of a practice before and after a change. A practice may change several times in one transaction; see {@link #byPractice}.
     *
     * @param practice CuraSync's id of the practice
     * @param before null if the practice is new
     * @param after null if the practice was a duplicate and was merged into another one
     * @param mergedInto CuraSync's id of the practice into which the duplicate was merged; null if the practice was not merged
     */
    public record PracticeChanged(
            long practice,
            @Nullable PracticeState before,
            @Nullable PracticeState after,
            @Nullable Long mergedInto) {

        public PracticeChanged(long practice, @Nullable PracticeState before, @Nullable PracticeState after) {
            this(practice, before, after, null);
        }

        /**
         * Returns the changed fields that {@link FieldDiff} compares. Returns an empty list if only other fields changed, such as the
         * owner, or if the practice was merged into another one.
         */
        public List<Difference> differences() {
            return after == null
                    ? List.of()
                    : FieldDiff.between(before, after).entrySet().stream()
                            .map(change -> Difference.of(change.getKey(), (List<?>) change.getValue()))
                            .toList();
        }
    }

    /**
     * A changed field of a practice.
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
     * A new order, and the rep of its practice after the order was stored.
     *
     * @param practice CuraSync's id of the practice
     * @param amount null if CuraGenesis did not send it
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
