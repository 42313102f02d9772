package io.curasync.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.Accounts;
import io.curasync.account.User;
import io.curasync.base.EmptyState;
import io.curasync.base.FeedItem;
import io.curasync.base.FilterSelect;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.notification.NotificationKind;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleBook;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What people see of what they are told. */
@CuraSyncTest
class NotificationScreensTest {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(40));

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    Accounts accounts;

    @Autowired
    Ledger ledger;

    @Autowired
    NotificationHeader header;

    @Autowired
    UnreadBadge badge;

    @Autowired
    TransactionTemplate transaction;

    private User admin;
    private User dana;
    private User ava;

    @BeforeEach
    void book() {
        database.clear();
        admin = TestUsers.admin(accounts, "morgan@example.com");
        dana = TestUsers.rep(accounts, "dana@example.com", "Dana Reyes");
        ava = TestUsers.rep(accounts, "ava@example.com", "Ava Lindqvist");
        apply(
                SampleBook.practice(1, "TX", "Dana Reyes", LONG_AGO, 10),
                SampleBook.practice(2, "CA", "Ava Lindqvist", LONG_AGO, 20));
    }

    @AfterEach
    void close() {
        TestScreens.close();
    }

    @Test
    void theBellCountsWhatArrivesAndAToastTellsIt() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        Component bell = bell();
        assertThat(count(bell)).isEqualTo("1");
        assertThat(toasts()).isEmpty();

        order(1, "ord_2");
        eventually(() -> assertThat(count(bell)).isEqualTo("2"));
        assertThat(toasts()).containsExactly("New order from prac_1Order ord_2 · $640");

        apply(SampleBook.order(1, "ord_3", "1"), SampleBook.order(1, "ord_4", "1"));
        eventually(() -> assertThat(toasts()).containsExactly("3 new orders"));
    }

    @Test
    void whatOthersAreToldIsNotShown() {
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
    void aCountBesideTheNavigationFollowsAndHidesAtNone() {
        TestScreens.open(context, dana);
        Component count = badge.badge();
        UI.getCurrent().add(count);
        assertThat(count.isVisible()).isFalse();

        order(1, "ord_1");
        eventually(() -> assertThat(count.isVisible()).isTrue());
        assertThat(count.getElement().getText()).isEqualTo("1");
    }

    @Test
    void everyTabOfTheUserAgreesOnWhatIsRead() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        Component bell = bell();
        UI.getCurrent().navigate("notifications");
        assertThat(view()).contains("1 unread");

        _click(_get(_get(NotificationsView.class), Button.class, spec -> spec.withText("Mark all read")));

        assertThat(view()).contains("All read");
        eventually(() -> assertThat(count(bell)).isEmpty());
        assertThat(database.jdbc()
                        .sql("select count(*) from notification where read_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void oneIsReadAndUnreadAgain() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");

        _click(byLabel("Mark as read"));
        assertThat(view()).contains("All read");
        _click(byLabel("Mark as unread"));
        assertThat(view()).contains("1 unread");
    }

    @Test
    void whatIsDismissedGoesAndComesBackOnUndo() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");

        _click(byLabel("Dismiss"));
        assertThat(titles()).isEmpty();
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).startsWith("Nothing here yet");

        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(titles()).containsExactly("New order from prac_1");
    }

    @Test
    void theFilterStandsInTheAddress() {
        order(1, "ord_1");
        apply(SampleBook.practice(1, "TX", "Dana Reyes", null, 10));
        apply(SampleBook.practice(1, "TX", "Dana Reyes", Instant.now(), 10));
        TestScreens.open(context, dana);
        UI.getCurrent()
                .navigate(
                        "notifications",
                        QueryParameters.of("kind", "practice_activated").merging("show", "unread"));
        assertThat(titles()).containsExactly("prac_1 was activated");

        _click(byLabel("Mark as read"));
        assertThat(titles()).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Show all")));
        assertThat(titles()).containsExactly("prac_1 was activated", "New order from prac_1");
        _get(kindFilter()).setValue(NotificationKind.ORDER_PLACED);
        assertThat(titles()).containsExactly("New order from prac_1");
    }

    @Test
    void whatAnAddressAsksForInVainIsNotRead() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent()
                .navigate(
                        "notifications", QueryParameters.of("kind", "nonsense").merging("show", "x"));

        assertThat(titles()).hasSize(1);
    }

    @Test
    void olderOnesAreShownOnAPress() {
        for (int i = 0; i < 60; i++) {
            database.jdbc()
                    .sql(
                            "insert into notification (user_id, kind, event_key, for_admins, detail) values (?, 'ORDER_PLACED', ?, false, 'x')")
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
    void aNotificationLeadsToItsPractice() {
        order(1, "ord_1");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");

        long practice = database.jdbc()
                .sql("select id from practice where practice_id = 'prac_1'")
                .query(Long.class)
                .single();
        assertThat(_get(_get(FeedItem.class), Anchor.class).getHref()).isEqualTo("practices/" + practice);
    }

    @Test
    void aRepChoosesAmongTheOwnKindsAndIsAskedAboutMailOnlyWhereThereIsAServer() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");
        _click(_get(Button.class, spec -> spec.withText("What to be told about …")));

        assertThat(_find(Checkbox.class)).extracting(Checkbox::getLabel).containsExactly("New orders", "Activations");
        assertThat(_find(_get(PreferencesDialog.class), Select.class)).isEmpty();

        _find(Checkbox.class).getFirst().setValue(false);
        order(1, "ord_1");
        assertThat(database.jdbc()
                        .sql("select count(*) from notification")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anAdminStartsWithoutOrdersAndMaySwitchThemOn() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("notifications");
        _click(_get(Button.class, spec -> spec.withText("What to be told about …")));
        List<Checkbox> kinds = _find(Checkbox.class);
        assertThat(kinds).hasSize(NotificationKind.values().length);
        assertThat(kinds.getFirst().getValue()).isFalse();

        kinds.getFirst().setValue(true);
        order(2, "ord_1");

        eventually(() -> assertThat(titles()).containsExactly("New order from prac_2"));
    }

    private Component bell() {
        Component bell = header.component().orElseThrow();
        UI.getCurrent().add(bell);
        return bell;
    }

    private static String count(Component bell) {
        return _get(bell, NativeButton.class).getElement().getTextRecursively();
    }

    private static List<String> toasts() {
        return _find(Notification.class).stream()
                .filter(Notification::isOpened)
                .map(toast -> toast.getElement().getTextRecursively())
                .toList();
    }

    private static List<String> titles() {
        return _find(_get(NotificationsView.class), FeedItem.class).stream()
                .map(item -> _get(item, Anchor.class).getText())
                .toList();
    }

    private static String view() {
        return _get(NotificationsView.class).getElement().getTextRecursively();
    }

    private static Button byLabel(String label) {
        return _find(_get(NotificationsView.class), Button.class).stream()
                .filter(button -> button.getAriaLabel().equals(Optional.of(label)))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Class<FilterSelect<NotificationKind>> kindFilter() {
        return (Class<FilterSelect<NotificationKind>>) (Class<?>) FilterSelect.class;
    }

    private void order(int practice, String id) {
        apply(SampleBook.order(practice, id, "640"));
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(Arrays.asList(facts)));
    }

    private static void eventually(Runnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertion.run();
        });
    }
}
