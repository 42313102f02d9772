package io.curasync.webhook.inbox;

import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Result of the dry run of one event, as returned by the API.
 *
 * @param changes whether the replay would create, change or merge a practice, or add an order
 * @param reason reason why the replay would change nothing; null if it would change something
 */
record DryRunResponse(boolean changes, @Nullable String reason, List<PracticeChange> practices, List<NewOrder> orders) {

    /**
     * A practice that the replay would create, change or merge into another practice.
     *
     * @param changes for each changed field, a list of the value before and the value after
     */
    record PracticeChange(
            @Nullable String practiceId,
            @Nullable String userId,
            boolean created,
            boolean merged,
            Map<String, List<@Nullable Object>> changes) {

        private static PracticeChange of(PracticeChanged change) {
            PracticeState state = Objects.requireNonNull(change.before() == null ? change.after() : change.before());
            Map<String, List<@Nullable Object>> changes = new LinkedHashMap<>();
            change.differences()
                    .forEach(
                            one -> changes.put(one.field(), new ArrayList<>(Arrays.asList(one.before(), one.after()))));
            return new PracticeChange(
                    state.practiceId(), state.userId(), change.before() == null, change.after() == null, changes);
        }
    }

    /** An order that would be added. */
    record NewOrder(String orderId, @Nullable BigDecimal amount, Instant placedAt) {

        private static NewOrder of(OrderRecorded order) {
            return new NewOrder(order.orderId(), order.amount(), order.placedAt());
        }
    }

    static DryRunResponse of(DryRun.Result.Changes result) {
        return new DryRunResponse(
                true,
                null,
                result.practices().stream().map(PracticeChange::of).toList(),
                result.orders().stream().map(NewOrder::of).toList());
    }

    static DryRunResponse unchanged(String reason) {
        return new DryRunResponse(false, reason, List.of(), List.of());
    }
}
