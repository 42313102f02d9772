package io.curasync.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.ledger.Fact;
import io.curasync.notification.NotificationKind;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestScreens;
import io.curasync.ui.EmptyState;
import io.curasync.ui.FeedItem;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The list of notifications. */
class NotificationsViewTest extends NotificationScreensHarness {

    @Test
    void marksANotificationAsReadAndUnread() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");

        _click(byLabel("Mark as read"));
        assertThat(view()).contains("All read");
        _click(byLabel("Mark as unread"));
        assertThat(view()).contains("1 unread");
    }

    @Test
    void dismissesANotificationAndUndoesIt() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");

        _click(byLabel("Dismiss"));
        assertThat(titles()).isEmpty();
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).startsWith("No notifications yet");

        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(titles()).containsExactly("New order from prac_1");
    }

    @Test
    void readsTheFilterFromTheUrl() {
        order(1, "ord_1");
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 10));
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10));
        TestScreens.open(context, dana);
        UI.getCurrent()
                .navigate(
                        "notifications",
                        QueryParameters.of("kind", "practice_activated").merging("show", "unread"));
        assertThat(titles()).containsExactly("prac_1 was activated");

        _click(byLabel("Mark as read"));
        assertThat(titles()).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Clear filters")));
        assertThat(titles()).containsExactly("prac_1 was activated", "New order from prac_1");
        _get(kindFilter()).setValue(NotificationKind.ORDER_PLACED);
        assertThat(titles()).containsExactly("New order from prac_1");
    }

    @Test
    void updatesTheListWhenTheUrlChanges() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications", QueryParameters.of("kind", "practice_activated"));
        assertThat(titles()).isEmpty();
        UI.getCurrent().navigate("notifications");

        assertThat(titles()).hasSize(1);
    }

    @Test
    void ignoresInvalidUrlParameters() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent()
                .navigate(
                        "notifications", QueryParameters.of("kind", "nonsense").merging("show", "x"));

        assertThat(titles()).hasSize(1);
    }

    @Test
    void loadsOlderNotificationsOnRequest() {
        for (int i = 0; i < 60; i++) {
            database.jdbc()
                    .sql("insert into notification (user_id, kind, event_key, for_admins, detail)"
                            + " values (?, 'ORDER_PLACED', ?, false, 'x')")
                    .param(dana.id())
                    .param("order " + i)
                    .update();
        }
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");
        assertThat(titles()).hasSize(50);

        _click(_get(Button.class, spec -> spec.withText("Show older ones")));
        assertThat(titles()).hasSize(60);
        assertThat(_find(Button.class, spec -> spec.withText("Show older ones")))
                .isEmpty();
    }

    @Test
    void offersNewNotificationsWithoutMovingTheList() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");
        assertThat(titles()).hasSize(1);
        order(1, "ord_2");
        order(1, "ord_3");
        eventually(() -> assertThat(_find(Button.class, spec -> spec.withText("2 new · show")))
                .hasSize(1));
        assertThat(titles()).containsExactly("New order from prac_1");
        _click(byLabel("Mark as read"));
        assertThat(titles()).hasSize(1);

        _click(_get(Button.class, spec -> spec.withText("2 new · show")));
        assertThat(titles()).hasSize(3);
        assertThat(_find(Button.class, spec -> spec.withText("2 new · show"))).isEmpty();
    }

    @Test
    void groupedNotificationOpensItsEvents() {
        apply(IntStream.range(0, 6)
                .mapToObj(number -> SampleFacts.order(1, "many_" + number, "100"))
                .toArray(Fact[]::new));
        order(1, "another");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");
        String link = _find(_get(NotificationsView.class), Anchor.class).stream()
                .filter(anchor -> anchor.getText().equals("6 new orders"))
                .map(Anchor::getHref)
                .findFirst()
                .orElseThrow();
        UI.getCurrent().navigate(link);

        List<FeedItem> items = _find(_get(NotificationDrawer.class), FeedItem.class);
        assertThat(items).hasSize(6);
        assertThat(items)
                .allSatisfy(item ->
                        assertThat(item.getElement().getTextRecursively()).contains("prac_1", "Order many_", "$100"));
        TestScreens.close();
        TestScreens.open(context, ava);
        UI.getCurrent().navigate(link);
        assertThat(_find(NotificationDrawer.class)).isEmpty();
    }

    @Test
    void searchFindsOrdersAndPractices() {
        order(1, "ord_1");
        order(1, "ord_22");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications", QueryParameters.of("q", "ord_22"));
        assertThat(titles()).hasSize(1);
        UI.getCurrent().navigate("notifications", QueryParameters.of("q", "prac_1"));
        assertThat(titles()).hasSize(2);
        UI.getCurrent().navigate("notifications", QueryParameters.of("q", "prac_2"));
        assertThat(titles()).isEmpty();
    }

    @Test
    void linksANotificationToItsPractice() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");

        long practice = database.jdbc()
                .sql("select id from practice where practice_id = 'prac_1'")
                .query(Long.class)
                .single();
        assertThat(_get(_get(FeedItem.class), Anchor.class).getHref()).isEqualTo("practices/" + practice);
    }
}
