package io.curasync.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A screen that shows a live value, and shows the changes of its own user at once. */
class OwnChangeTest extends ScreenTest {

    /** Point in a read at which the read waits until the gate is opened. */
    private static final class Gate {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        void pass() {
            reached.countDown();
            await(opened);
        }

        void awaitRead() {
            await(reached);
        }

        void open() {
            opened.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Autowired
    LiveValues liveValues;

    private final List<String> shown = new CopyOnWriteArrayList<>();
    private volatile String stored = "initial";
    private volatile Gate beforeRead = new Gate();
    private volatile Gate afterRead = new Gate();

    private String read() {
        beforeRead.pass();
        String value = stored;
        afterRead.pass();
        return value;
    }

    @BeforeEach
    void openScreen() {
        openGates();
        TestScreens.open(context, admin);
        Div screen = new Div();
        LiveBinding.followUpdates(screen, liveValues.create(Topic.LEDGER, this::read), shown::add);
        UI.getCurrent().add(screen);
        awaitShown("initial");
    }

    @AfterEach
    void openGates() {
        beforeRead.open();
        afterRead.open();
    }

    @Test
    void doesNotReplaceTheUsersChangeWithAValueThatWasReadBefore() {
        Gate older = afterRead = new Gate();
        changeByOthers("changed by others");
        older.awaitRead();
        Gate newer = beforeRead = new Gate();
        change(Topic.LEDGER, "changed by the user");

        older.open();
        newer.awaitRead();
        awaitNextUpdate();
        assertThat(shown).containsExactly("initial", "changed by the user");

        newer.open();
        awaitShown("initial", "changed by the user", "changed by the user");
    }

    @Test
    void showsAnUpdateThatEqualsTheValueBeforeTheUsersChange() {
        Gate next = beforeRead = new Gate();
        change(Topic.LEDGER, "changed by the user");
        next.awaitRead();
        changeByOthers("initial");

        next.open();
        awaitShown("initial", "changed by the user", "initial");
    }

    @Test
    void readsAgainAfterAChangeOfAnotherTopic() {
        Gate older = afterRead = new Gate();
        changeByOthers("changed by others");
        older.awaitRead();
        change(Topic.SYNC, "changed by the user");

        older.open();
        awaitShown("initial", "changed by the user", "changed by the user");
    }

    /** Changes and shows the data like a screen does for its user: on a thread of the UI. */
    private void change(Topic topic, String value) {
        stored = value;
        signal.publish(topic);
        shown.add(value);
    }

    private void changeByOthers(String value) {
        stored = value;
        CompletableFuture.runAsync(() -> signal.publish(Topic.LEDGER)).join();
    }

    /** Waits until the screen has shown all values that it has received so far, because its updates are shown in order. */
    private void awaitNextUpdate() {
        List<String> next = new CopyOnWriteArrayList<>();
        LiveValue<String> value = liveValues.create(Topic.LEDGER, () -> "next");
        try (Subscription _ = value.watch(UI.getCurrent(), next::add)) {
            await().pollInSameThread().until(() -> {
                MockVaadin.clientRoundtrip(false);
                return !next.isEmpty();
            });
        }
    }

    private void awaitShown(String... values) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(shown).containsExactly(values);
        });
    }
}
