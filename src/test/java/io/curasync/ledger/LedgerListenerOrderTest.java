package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.CuraSyncTest;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.transaction.event.TransactionalApplicationListener;

@CuraSyncTest
class LedgerListenerOrderTest {

    private static final Pattern LISTENER_ID =
            Pattern.compile(".*\\.(\\w+)\\.\\w+\\(" + Pattern.quote(LedgerChanges.class.getName()) + "\\)");

    @Autowired
    AbstractApplicationContext application;

    @Test
    void listenersOfLedgerChangesRunInOrder() {
        List<SmartApplicationListener> listeners = application.getApplicationListeners().stream()
                .filter(SmartApplicationListener.class::isInstance)
                .map(SmartApplicationListener.class::cast)
                .filter(listener ->
                        LISTENER_ID.matcher(listener.getListenerId()).matches())
                // Runs after the commit.
                .filter(listener -> !(listener instanceof TransactionalApplicationListener<?>))
                .sorted(Comparator.comparing(SmartApplicationListener::getOrder))
                .toList();

        assertThat(listeners)
                .extracting(listener ->
                        LISTENER_ID.matcher(listener.getListenerId()).replaceAll("$1"))
                .containsExactly(
                        "OwnershipHistory",
                        "RollupUpdater",
                        "LedgerNotificationListener",
                        "LedgerTrial",
                        "WaitingEventListener",
                        "NextStepListener");
        assertThat(listeners).extracting(SmartApplicationListener::getOrder).doesNotHaveDuplicates();
    }
}
