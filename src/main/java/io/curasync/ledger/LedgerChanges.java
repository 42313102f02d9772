package io.curasync.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction of the ledger changed. Published within it, to listeners that run synchronously, so that what they
 * keep can never disagree with the ledger.
 */
public record LedgerChanges(List<PracticeChanged> practices, List<OrderRecorded> orders) {

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
                    : Changes.between(before, after).entrySet().stream()
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
