package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.state.OrderTotals;
import io.curasync.ledger.state.PracticeStateReader;
import io.curasync.ledger.state.TimelineWriter;
import io.curasync.testing.TestDatabase;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The ledger on its own database, without a Spring context. */
public final class LedgerHarness {

    public final JdbcClient jdbc;
    final List<LedgerChanges> published = new ArrayList<>();
    final MissingPracticeMarker missing;
    private final PostgresLedger ledger;
    private final TransactionTemplate transaction;

    public LedgerHarness(TestDatabase database) {
        var dataSource = new SingleConnectionDataSource(database.url(), TestDatabase.USER, "", true);
        var template = new JdbcTemplate(dataSource);
        jdbc = JdbcClient.create(template);
        JsonMapper json = JsonMapper.builder().build();
        PracticeStateReader states = new PracticeStateReader(jdbc);
        TimelineWriter timelineWriter = new TimelineWriter(jdbc, json);
        OrderTotals orderTotals = new OrderTotals(jdbc);
        ApplicationEventPublisher events = event -> published.add((LedgerChanges) event);
        missing = new MissingPracticeMarker(jdbc, timelineWriter, events);
        ledger = new PostgresLedger(
                jdbc,
                new PracticeLocks(jdbc),
                new FieldFactsApplier(
                        new StagingTable(template),
                        new UnchangedFastPath(jdbc),
                        new PracticeResolver(jdbc, new PracticeMerger(jdbc, orderTotals, states, event -> {})),
                        new FieldMerge(jdbc),
                        orderTotals,
                        states,
                        timelineWriter),
                new OrderFactsApplier(new OrderRepository(jdbc), orderTotals, states, timelineWriter),
                events);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    public List<FactResult> apply(List<? extends Fact> facts) {
        return transaction.execute(status -> ledger.apply(facts));
    }

    void inTransaction(Consumer<LedgerHarness> work) {
        transaction.executeWithoutResult(status -> work.accept(this));
    }

    /** Returns the visible state of every practice, which must not depend on the order of facts. */
    public List<String> state() {
        List<String> rows = new ArrayList<>();
        jdbc.sql("select * from practice order by practice_id, user_id").query((ResultSet row) -> {
            PracticeState state = PracticeStateReader.read(row);
            rows.add(withoutCreationTime(state) + " intake=" + row.getString("cura_intake_id") + " last="
                    + row.getString("last_order_at"));
        });
        jdbc.sql("""
                select p.practice_id || ' ' || o.order_id || ' ' || o.amount from practice_order o
                join practice p on p.id = o.practice order by o.order_id""").query((ResultSet row) -> {
            rows.add(row.getString(1));
        });
        return rows;
    }

    /** Returns the state without the creation time, which comes from our clock and not from a fact. */
    private static PracticeState withoutCreationTime(PracticeState state) {
        return new PracticeState(
                state.practiceId(),
                state.userId(),
                state.specialty(),
                state.state(),
                state.salesRep(),
                state.repKey(),
                state.ownerId(),
                state.activatedAt(),
                state.totalOrders(),
                state.missingSince(),
                Instant.EPOCH);
    }

    public void clear() {
        // Truncating is slow, because it creates new files each time.
        for (String table :
                List.of("timeline_entry", "unversioned_total", "practice_order", "practice_observation", "practice")) {
            jdbc.sql("delete from " + table).update();
        }
        published.clear();
    }
}
