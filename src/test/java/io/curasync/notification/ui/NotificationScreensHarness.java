package io.curasync.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import io.curasync.account.User;
import io.curasync.notification.NotificationKind;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestUsers;
import io.curasync.ui.FeedItem;
import io.curasync.ui.list.FilterSelect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** An admin, two reps with a practice each, and browser windows for them. */
abstract class NotificationScreensHarness extends ScreenTest {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(40));

    @Autowired
    NotificationHeader header;

    @Autowired
    UnreadBadge badge;

    User ava;

    @BeforeEach
    void createPractices() {
        ava = TestUsers.rep(accounts, "ava@example.com", "Ava Lindqvist");
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", LONG_AGO, 10),
                SampleFacts.practice(2, "CA", "Ava Lindqvist", LONG_AGO, 20));
    }

    Component bell() {
        Component bell = header.component().orElseThrow();
        UI.getCurrent().add(bell);
        return bell;
    }

    static String count(Component bell) {
        return _get(bell, NativeButton.class).getElement().getTextRecursively();
    }

    static List<String> toasts() {
        return _find(Notification.class).stream()
                .filter(Notification::isOpened)
                .map(toast -> toast.getElement().getTextRecursively())
                .toList();
    }

    static List<String> titles() {
        return _find(_get(NotificationsView.class), FeedItem.class).stream()
                .map(item -> _get(item, Anchor.class).getText())
                .toList();
    }

    static String view() {
        return _get(NotificationsView.class).getElement().getTextRecursively();
    }

    static Button byLabel(String label) {
        return _find(_get(NotificationsView.class), Button.class).stream()
                .filter(button -> button.getAriaLabel().equals(Optional.of(label)))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    static Class<FilterSelect<NotificationKind>> kindFilter() {
        return (Class<FilterSelect<NotificationKind>>) (Class<?>) FilterSelect.class;
    }

    void order(int practice, String id) {
        apply(SampleFacts.order(practice, id, "640"));
    }

    static void eventually(Runnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertion.run();
        });
    }
}
