package io.curasync.webhook.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Workers of several instances that compete for the same partition. */
class ParallelClaimTest {

    private static final int EVENTS = 3_000;
    private static final int WORKERS = 4;

    private final TestDatabase database = TestDatabase.create();

    @Test
    void claimsEachEventOnce() throws Exception {
        database.jdbc().sql("""
                        insert into webhook_event (id, event, body, received_at)
                        select n, 'order.placed', '{}', now() from generate_series(1, ?) n""").param(EVENTS).update();

        List<Long> claimed = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<List<Long>>> results = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                results.add(workers.submit(this::claimAll));
            }
            for (Future<List<Long>> result : results) {
                claimed.addAll(result.get());
            }
        }

        assertThat(claimed)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }

    /** Claims and applies events in small transactions until none is queued. Returns the ids of the claimed events. */
    private List<Long> claimAll() {
        List<Long> all = new ArrayList<>();
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(database.url(), TestDatabase.USER, "", true);
        try {
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
            JdbcClient jdbc = JdbcClient.create(connection);
            EventQueue queue = new EventQueue(jdbc, JsonMapper.builder().build());
            while (isAnyQueued(jdbc)) {
                transaction.executeWithoutResult(status -> {
                    List<Long> ids = queue.claim(new int[] {0}, 3).stream()
                            .map(InboxEvent::id)
                            .toList();
                    queue.markApplied(ids);
                    all.addAll(ids);
                });
            }
        } finally {
            connection.destroy();
        }
        return all;
    }

    private static boolean isAnyQueued(JdbcClient jdbc) {
        return jdbc.sql("select exists (select from webhook_event where status = 'RECEIVED')")
                .query(Boolean.class)
                .single();
    }
}
