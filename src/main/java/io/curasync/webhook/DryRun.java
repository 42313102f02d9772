package io.curasync.webhook;

import io.curasync.curagenesis.JsonFields;
import io.curasync.ledger.Fact;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.platform.DatabaseFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/**
 * What a replay would change. The event is really applied, in a transaction of its own that is always rolled back, so the
 * answer cannot differ from what a replay at this moment would do.
 */
@Component
public class DryRun {

    private final EventQuery reading;
    private final FactMapper reader;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final ThreadLocal<@Nullable List<LedgerChanges>> heard = new ThreadLocal<>();

    DryRun(
            EventQuery reading,
            FactMapper reader,
            Ledger ledger,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.reading = reading;
        this.reader = reader;
        this.ledger = ledger;
        this.jdbc = jdbc;
        alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What a replay would do. */
    public sealed interface Result {

        /** At least one of the lists has something. */
        record Changes(List<PracticeChanged> practices, List<OrderRecorded> orders) implements Result {}

        /** @param reason for people */
        record Nothing(String reason) implements Result {}

        /** The practice is being changed this moment, so that it cannot be told. */
        record Busy() implements Result {}
    }

    public Result of(long id) {
        InboxEvent event = reading.event(id).orElse(null);
        if (event == null) {
            return new Result.Nothing("there is no event " + id + ".");
        }
        Long replacement = reading.find(id).map(EventRow::supersededBy).orElse(null);
        if (replacement != null) {
            return new Result.Nothing("event " + replacement + " has the same key, so this one is not replayed.");
        }
        try {
            Fact fact = reader.read(event);
            return Objects.requireNonNull(alone.execute(status -> {
                status.setRollbackOnly();
                return apply(fact);
            }));
        } catch (JsonFields.InvalidFieldException e) {
            return new Result.Nothing("it would fail: " + e.getMessage() + ".");
        } catch (JacksonException e) {
            return new Result.Nothing("it would fail: the payload is not valid JSON.");
        } catch (PessimisticLockingFailureException e) {
            return new Result.Busy();
        } catch (DataAccessException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.REFUSED) {
                throw e;
            }
            return new Result.Nothing("it would fail: " + DatabaseFailure.reason(e) + ".");
        }
    }

    private Result apply(Fact fact) {
        jdbc.sql("set local lock_timeout = '3s'").update();
        List<LedgerChanges> changes = new ArrayList<>();
        heard.set(changes);
        FactResult factResult;
        try {
            factResult = ledger.apply(List.of(fact)).getFirst();
        } finally {
            heard.remove();
        }
        List<PracticeChanged> practices =
                changes.stream().flatMap(one -> one.practices().stream()).toList();
        List<OrderRecorded> orders =
                changes.stream().flatMap(one -> one.orders().stream()).toList();
        boolean visible = !orders.isEmpty()
                || practices.stream()
                        .anyMatch(change ->
                                change.after() == null || !change.differences().isEmpty());
        return visible ? new Result.Changes(practices, orders) : new Result.Nothing(reason(fact, factResult));
    }

    private static String reason(Fact fact, FactResult factResult) {
        return switch (factResult.outcome()) {
            case CREATED, UPDATED -> "every field already has this value.";
            case UNCHANGED ->
                fact instanceof Fact.OrderPlaced order
                        ? "order " + order.orderId() + " is already applied."
                        : "already applied.";
            case STALE -> "newer values are already applied.";
            case QUARANTINED -> "it would fail: " + factResult.reason() + ".";
            case UNKNOWN_PRACTICE ->
                "it would wait: the practice of " + ((Fact.OrderPlaced) fact).userId() + " is not known yet.";
        };
    }

    /** Called within the ledger's transaction, on its thread. */
    @EventListener
    void on(LedgerChanges changes) {
        List<LedgerChanges> listening = heard.get();
        if (listening != null) {
            listening.add(changes);
        }
    }
}
