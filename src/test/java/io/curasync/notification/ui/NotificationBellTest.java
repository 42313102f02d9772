package io.curasync.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.popover.Popover;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestScreens;
import io.curasync.ui.FeedItem;
import org.junit.jupiter.api.Test;

/** The bell, toasts and the badge in the navigation. */
class NotificationBellTest extends NotificationScreensHarness {

    @Test
    void bellCountsNewNotificationsAndAToastShowsThem() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        Component bell = bell();
        assertThat(count(bell)).isEqualTo("1");
        assertThat(toasts()).isEmpty();

        order(1, "ord_2");
        eventually(() -> assertThat(count(bell)).isEqualTo("2"));
        assertThat(toasts()).containsExactly("New order from prac_1Order ord_2 · $640");

        apply(SampleFacts.order(1, "ord_3", "1"), SampleFacts.order(1, "ord_4", "1"));
        eventually(() -> assertThat(toasts()).containsExactly("3 new orders"));
    }

    @Test
    void rendersTheListOnlyWhileOpen() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        bell();
        Popover popover = _get(Popover.class);
        assertThat(_find(popover, FeedItem.class)).isEmpty();

        popover.open();
        assertThat(_find(popover, FeedItem.class)).hasSize(1);
        order(1, "ord_2");
        eventually(() -> assertThat(toasts()).hasSize(1));
        assertThat(_find(popover, FeedItem.class))
                .as("nothing moves while it is open")
                .hasSize(1);
        popover.close();
        popover.open();
        assertThat(_find(popover, FeedItem.class)).hasSize(2);
    }

    @Test
    void hidesNotificationsOfOtherUsers() {
        order(2, "ord_1");
        TestScreens.open(context, dana);
        Component bell = bell();
        UI.getCurrent().navigate("notifications");
        order(2, "ord_2");
        order(1, "ord_3");

        eventually(() -> assertThat(count(bell)).isEqualTo("1"));
        eventually(() -> assertThat(titles()).containsExactly("New order from prac_1"));
        assertThat(toasts()).hasSize(1);
    }

    @Test
    void badgeShowsTheUnreadCountAndHidesAtZero() {
        TestScreens.open(context, dana);
        Component count = badge.badge();
        UI.getCurrent().add(count);
        assertThat(count.isVisible()).isFalse();

        order(1, "ord_1");
        eventually(() -> assertThat(count.isVisible()).isTrue());
        assertThat(count.getElement().getText()).isEqualTo("1");
    }

    @Test
    void sharesReadStateAcrossTabs() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        Component bell = bell();
        UI.getCurrent().navigate("notifications");
        assertThat(view()).contains("1 unread");

        _click(_get(_get(NotificationsView.class), Button.class, spec -> spec.withText("Mark 1 as read")));

        assertThat(view()).contains("All read");
        eventually(() -> assertThat(count(bell)).isEmpty());
        assertThat(database.jdbc()
                        .sql("select count(*) from notification where read_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        eventually(() -> assertThat(view()).contains("1 unread"));
    }
}
