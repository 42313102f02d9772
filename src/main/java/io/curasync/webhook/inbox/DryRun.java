package io.curasync.webhook.inbox;

import io.curasync.curagenesis.JsonFields;
import io.curasync.ledger.Fact;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.LedgerListenerOrder;
import io.curasync.platform.DatabaseFailure;
import io.curasync.webhook.processing.FactMapper;
import io.curasync.webhook.processing.InboxEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/**
 * Computes the changes that a replay of an event would make. Applies the event in a separate transaction, which is always rolled back. So
 * the result is exactly that of a replay at this time.
 */
@Component
public class DryRun {

    private final EventQuery eventQuery;
    private final FactMapper factMapper;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionTemplate newTransaction;
    private final ThreadLocal<@Nullable List<LedgerChanges>> capturedChanges = new ThreadLocal<>();

    DryRun(
            EventQuery eventQuery,
            FactMapper factMapper,
            Ledger ledger,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.eventQuery = eventQuery;
        this.factMapper = factMapper;
        this.ledger = ledger;
        this.jdbc = jdbc;
        newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Outcome of a dry run. */
    public sealed interface Result {

        /** The replay would change something: at least one of the lists is not empty. */
        record Changes(List<PracticeChanged> practices, List<OrderRecorded> orders) implements Result {}

        /**
         * The replay would change nothing.
         *
         * @param reason reason, shown to the user
         */
        record NoChange(String reason) implements Result {}

        /** Another transaction is changing the practice, so the result cannot be computed now. */
        record Busy() implements Result {}
    }

    /** Performs a dry run of the event with the given id. */
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
            Fact fact = factMapper.map(event);
            return Objects.requireNonNull(newTransaction.execute(status -> {
                status.setRollbackOnly();
                return apply(fact);
            }));
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

    private Result apply(Fact fact) {
        jdbc.sql("set local lock_timeout = '3s'").update();
        List<LedgerChanges> changes = new ArrayList<>();
        capturedChanges.set(changes);
        FactResult result;
        try {
            result = ledger.apply(List.of(fact)).getFirst();
        } finally {
            capturedChanges.remove();
        }
        List<PracticeChanged> practices =
                changes.stream().flatMap(one -> one.practices().stream()).toList();
        List<OrderRecorded> orders =
                changes.stream().flatMap(one -> one.orders().stream()).toList();
        boolean visible = !orders.isEmpty()
                || practices.stream()
                        .anyMatch(change ->
                                change.after() == null || !change.differences().isEmpty());
        return visible ? new Result.Changes(practices, orders) : new Result.NoChange(reason(result));
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

    /** Captures the changes of a dry run on this thread. Ignores other changes. */
    @EventListener
    @Order(LedgerListenerOrder.DRY_RUN)
    void on(LedgerChanges changes) {
        List<LedgerChanges> captured = capturedChanges.get();
        if (captured != null) {
            captured.add(changes);
        }
    }
}
