package io.curasync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final TestDatabase database = TestDatabase.create();

    /** An inbox that breaks once in a way that nobody expects of it. */
    private final Inbox inbox = new Inbox(database.jdbc()) {

        private boolean broken = true;

        @Override
        List<Kept> keep(List<Delivery> deliveries) {
            if (broken) {
                broken = false;
                throw new IllegalStateException("broken once");
            }
            return super.keep(deliveries);
        }
    };

    private final GroupCommit commit = new GroupCommit(inbox, new WorkSignal());

    @AfterEach
    void stop() {
        commit.stop();
    }

    @Test
    void goesOnAfterAFailureThatNobodyExpected() throws Exception {
        commit.start();
        Delivery delivery = new Delivery("order.placed", "order:1", "{}", 0, true, null);

        assertThatThrownBy(() -> commit.keep(delivery)).isInstanceOf(GroupCommit.UnavailableException.class);

        assertThat(commit.keep(delivery).duplicate()).isFalse();
    }
}
