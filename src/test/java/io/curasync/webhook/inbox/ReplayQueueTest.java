package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayQueueTest {

    private final TestDatabase database = TestDatabase.create();
    private final ReplayQueue queue = new ReplayQueue(database.jdbc());

    @Test
    void doesNotCountEventsThatCouldNotBeReplayedAsFailed() {
        insert(1, "{}", null);
        insert(2, "{}", 1L);
        insert(3, null, null);
        insert(4, "{}", null);
        List<Long> ids = List.of(1L, 2L, 3L, 4L);
        assertThat(queue.requeue(ids, true, "morgan@example.com")).isEqualTo(2);

        setStatus(1, "FAILED");
        setStatus(4, "APPLIED");

        assertThat(queue.state(ids)).isEqualTo(new ReplayQueue.ReplayState(0, 1));
    }

    private void insert(long id, @Nullable String body, @Nullable Long supersededBy) {
        database.jdbc().sql("""
                        insert into webhook_event (id, event, body, status, attempts, received_at, processed_at, superseded_by)
                        values (?, 'practice.updated', ?, 'FAILED', 1, now(), now(), ?)""").params(id, body, supersededBy).update();
    }

    private void setStatus(long id, String status) {
        database.jdbc()
                .sql("update webhook_event set status = ?, attempts = attempts + 1 where id = ?")
                .params(status, id)
                .update();
    }
}
