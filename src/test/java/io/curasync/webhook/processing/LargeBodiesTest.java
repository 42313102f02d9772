package io.curasync.webhook.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class LargeBodiesTest {

    private final TestDatabase database = TestDatabase.create();
    private final DataSourceTransactionManager manager = new DataSourceTransactionManager(database.dataSource());
    private final EventQueue queue = new EventQueue(
            JdbcClient.create(manager.getDataSource()), JsonMapper.builder().build());

    @Test
    void claimsFewerEventsAtOnce() {
        store(0, 0);
        for (int mebibytes : List.of(3, 3, 3, 9, 1)) {
            store(
                    database.jdbc()
                            .sql("select count(*) from webhook_event")
                            .query(Integer.class)
                            .single(),
                    mebibytes);
        }
        database.jdbc().sql("update webhook_event set body = null where id = 0").update();

        assertThat(claimAndApply()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(claimAndApply()).as("at least one, whatever its size").containsExactly(4L);
        assertThat(claimAndApply()).containsExactly(5L);
    }

    private void store(int id, int mebibytes) {
        database.jdbc().sql("""
                        insert into webhook_event (id, event, body, received_at)
                        values (?, 'order.placed', repeat('x', ? << 20), now())""").params(id, mebibytes).update();
    }

    private List<Long> claimAndApply() {
        return new TransactionTemplate(manager).execute(status -> {
            List<Long> ids =
                    queue.claim(new int[] {0}, 10).stream().map(InboxEvent::id).toList();
            queue.markApplied(ids);
            return ids;
        });
    }
}
