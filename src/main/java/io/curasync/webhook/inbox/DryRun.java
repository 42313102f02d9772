package io.curasync.webhook.inbox;

import io.curasync.curagenesis.JsonFields;
import io.curasync.ledger.Fact;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.platform.DatabaseFailure;
import io.curasync.webhook.processing.FactMapper;
import io.curasync.webhook.processing.InboxEvent;
import java.time.Duration;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Determines what a replay of an event would change. Applies the event in a separate transaction that is always rolled back. The result is
 * therefore the same as that of a replay at the same time.
 */
@Component
public class DryRun {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);

    private final EventQuery eventQuery;
    private final FactMapper factMapper;
    private final LedgerTrial trial;

    DryRun(EventQuery eventQuery, FactMapper factMapper, LedgerTrial trial) {
        this.eventQuery = eventQuery;
        this.factMapper = factMapper;
        this.trial = trial;
    }

    /** Outcome of the dry run of one event. */
    public sealed interface Result {

        /** The replay would change something. At least one of the lists is not empty. */
        record Changes(List<PracticeChanged> practices, List<OrderRecorded> orders) implements Result {}

        /**
         * The replay would change no practice and no order, for example because the event would fail.
         *
         * @param reason the reason, shown to the user
         */
        record NoChange(String reason) implements Result {}

        /**
         * Another transaction is changing the practice, so the result could not be computed. The dry run waits at most three seconds for
         * each lock.
         */
        record Busy() implements Result {}
    }

    /**
     * Performs a dry run of an event. The result is {@link Result.NoChange} if there is no event with the id, or if the event cannot be
     * replayed.
     *
     * @throws DataAccessException if the database fails for a reason other than a lock or the data of the event
     */
    public Result of(long id) {
        InboxEvent event = eventQuery.findWithBody(id).orElse(null);
        if (event == null) {
            return new Result.NoChange("there is no event " + id + ".");
        }
        Long replacement = eventQuery.find(id).map(EventRow::supersededBy).orElse(null);
        if (replacement != null) {
            return new Result.NoChange("event " + replacement + " has the same key, so this one is not replayed.");
        }
        try {
            LedgerTrial.Effects effects = trial.apply(List.of(factMapper.map(event)), LOCK_TIMEOUT);
            return effects.isVisible()
                    ? new Result.Changes(effects.practices(), effects.orders())
                    : new Result.NoChange(reason(effects.results().getFirst()));
        } catch (JsonFields.InvalidFieldException e) {
            return new Result.NoChange("it would fail: " + e.getMessage() + ".");
        } catch (JacksonException e) {
            return new Result.NoChange("it would fail: the payload is not valid JSON.");
        } catch (PessimisticLockingFailureException e) {
            return new Result.Busy();
        } catch (DataAccessException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.REFUSED) {
                throw e;
            }
            return new Result.NoChange("it would fail: " + DatabaseFailure.reason(e) + ".");
        }
    }

    private static String reason(FactResult result) {
        return switch (result.outcome()) {
            case CREATED, UPDATED -> "every field already has this value.";
            case UNCHANGED ->
                result.fact() instanceof Fact.OrderPlaced order
                        ? "order " + order.orderId() + " is already applied."
                        : "already applied.";
            case STALE -> "newer values are already applied.";
            case QUARANTINED -> "it would fail: " + result.reason() + ".";
            case UNKNOWN_PRACTICE ->
                "it would wait: the practice of " + result.fact().userId() + " is not known yet.";
        };
    }
}
