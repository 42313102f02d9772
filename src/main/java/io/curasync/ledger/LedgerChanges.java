package io.curasync.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction of the ledger changed. Published within it, to listeners that run synchronously, so that what they
 * keep can never disagree with the ledger.
 *
 * @param run the sync run that brought it; null: webhooks or people did
 */
public record LedgerChanges(
        List<PracticeChanged> practices,
        List<OrderRecorded> orders,
        @Nullable Long run) {

    public LedgerChanges(List<PracticeChanged> practices, List<OrderRecorded> orders) {
        this(practices, orders, null);
    }

    /** The practices by id, several steps of one made one: from its first state to its last. */
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
     * A practice before and after. At most one entry a practice and transaction step.
     *
     * @param before null: it is new
     * @param after null: it turned out to be the same as another one and was merged into it
     */
    public record PracticeChanged(
            long practice,
            @Nullable PracticeState before,
            @Nullable PracticeState after) {

        /** What differs between before and after of what people see, as the timeline tells it; empty when it was merged. */
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
     * @param field as the timeline names it, such as {@code salesRep}
     * @param before null or "": it had none
     */
    public record Difference(
            String field, @Nullable Object before, @Nullable Object after) {

        private static Difference of(String field, List<?> beforeAndAfter) {
            return new Difference(field, beforeAndAfter.getFirst(), beforeAndAfter.getLast());
        }
    }

    /**
     * An order that was not known before.
     *
     * @param repKey of its practice, as {@link PracticeState#repKey()}
     * @param ownerId of its practice, as {@link PracticeState#ownerId()}
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
