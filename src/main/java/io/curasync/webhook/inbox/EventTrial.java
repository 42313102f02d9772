package io.curasync.webhook.inbox;

import io.curasync.curagenesis.JsonFields;
import io.curasync.ledger.Fact;
import io.curasync.platform.Bisection;
import io.curasync.platform.DatabaseFailure;
import io.curasync.webhook.processing.FactMapper;
import io.curasync.webhook.processing.InboxEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Tries to apply several stored events together, as a worker would. The changes are always rolled back. */
@Component
class EventTrial {

    /**
     * Maximum time to wait for each lock. It is shorter than in {@link DryRun}, because practices that the transaction has already changed
     * stay locked during the wait.
     */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

    private static final String SELECT_REASONS = """
            select reason_pattern(error) as reason, count(*)::int as events from unnest(?::text[]) as failed(error)
            group by 1 order by 2 desc, 1 limit ?""";

    private final EventQuery eventQuery;
    private final FactMapper factMapper;
    private final LedgerTrial trial;
    private final JdbcClient jdbc;

    EventTrial(EventQuery eventQuery, FactMapper factMapper, LedgerTrial trial, JdbcClient jdbc) {
        this.eventQuery = eventQuery;
        this.factMapper = factMapper;
        this.trial = trial;
        this.jdbc = jdbc;
    }

    /**
     * Tries the events in one transaction and counts the outcomes. If the transaction fails, tries smaller parts to find the events that
     * fail.
     *
     * @throws RuntimeException if PostgreSQL is unavailable
     */
    DryRunTally tally(List<Long> ids) {
        DryRunTally tally = new DryRunTally();
        List<Fact> facts = new ArrayList<>();
        for (InboxEvent event : eventQuery.withBodies(ids)) {
            try {
                facts.add(factMapper.map(event));
            } catch (JsonFields.InvalidFieldException e) {
                tally.addFailure(e.getMessage());
            } catch (JacksonException e) {
                tally.addFailure("the payload is not valid JSON");
            }
        }
        if (facts.isEmpty()) {
            return tally;
        }
        try {
            tally.add(trial.apply(facts, LOCK_TIMEOUT));
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.OUTAGE) {
                throw e;
            }
            Bisection.run(
                    facts,
                    part -> tally.add(trial.apply(part, LOCK_TIMEOUT)),
                    (fact, failure) -> tally.addFailure(failure));
        }
        return tally;
    }

    /**
     * Groups the errors by reason, without ids and numbers. Returns the most frequent reasons, at most {@link DryRunReport#MAX_REASONS}.
     */
    List<DryRunReport.ReasonCount> reasons(List<String> errors) {
        return jdbc.sql(SELECT_REASONS)
                .param(errors.toArray(String[]::new))
                .param(DryRunReport.MAX_REASONS)
                .query(DryRunReport.ReasonCount.class)
                .list();
    }
}
