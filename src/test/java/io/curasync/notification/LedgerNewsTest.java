package io.curasync.notification;

import static io.curasync.testing.SampleBook.order;
import static io.curasync.testing.SampleBook.practice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.Accounts;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.ledger.Door;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Provenance;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.notification.Preferences.Preference;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told what of practices and orders. */
@CuraSyncTest
class LedgerNewsTest {

    private static final Instant YESTERDAY = Instant.now().minus(Duration.ofDays(1));
    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(40));

    @Autowired
    Accounts accounts;

    @Autowired
    Ledger ledger;

    @Autowired
    Notifications notifications;

    @Autowired
    Preferences preferences;

    @Autowired
    ChangeSignal signal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDatabase database;

    private CurrentUser admin;
    private CurrentUser dana;
    private CurrentUser ava;

    @BeforeEach
    void book() {
        database.clear();
        admin = current(TestUsers.admin(accounts, "morgan@example.com"));
        dana = current(TestUsers.rep(accounts, "dana@example.com", "Dana Reyes"));
        ava = current(TestUsers.rep(accounts, "ava@example.com", "Ava Lindqvist"));
        apply(
                practice(1, "TX", "Dana Reyes", LONG_AGO, 10),
                practice(2, "CA", "Ava Lindqvist", LONG_AGO, 20),
                practice(3, "NY", "Dana Reyes", null, 0));
    }

    @Test
    void theOwnerIsToldOfAnOrderAndNobodyElse() {
        apply(order(1, "ord_1", "2080"));

        Notice told = only(dana);
        assertThat(told.kind()).isEqualTo(NotificationKind.ORDER_PLACED);
        assertThat(told.title()).isEqualTo("New order from prac_1");
        assertThat(told.body()).isEqualTo("Order ord_1 · $2,080");
        assertThat(told.practiceId()).isEqualTo("prac_1");
        assertThat(told.unread()).isTrue();
        assertThat(of(ava)).isEmpty();
        assertThat(of(admin)).isEmpty();
    }

    @Test
    void anOrderIsToldOnceHoweverOftenItComes() {
        apply(order(1, "ord_1", "640"), order(1, "ord_1", "640"));
        apply(order(1, "ord_1", "640"));
        apply(order(1, "ord_1", "999"));

        assertThat(of(dana)).hasSize(1);
    }

    @Test
    void anAdminWhoWantsThemIsToldOfEverybodysOrders() {
        choose(admin, NotificationKind.ORDER_PLACED, true);
        apply(order(1, "ord_1", "640"), order(2, "ord_2", "1120.50"));

        assertThat(of(admin))
                .extracting(Notice::body)
                .containsExactlyInAnyOrder("Order ord_1 · $640", "Order ord_2 · $1,120.50");
        assertThat(of(dana)).extracting(Notice::body).containsExactly("Order ord_1 · $640");
    }

    @Test
    void whoSwitchesAKindOffIsNotToldOfIt() {
        choose(dana, NotificationKind.ORDER_PLACED, false);
        apply(order(1, "ord_1", "640"), activated(3, YESTERDAY));

        assertThat(only(dana).kind()).isEqualTo(NotificationKind.PRACTICE_ACTIVATED);
    }

    @Test
    void whoMayNotSignInIsToldNothing() {
        database.jdbc()
                .sql("update app_user set enabled = false where id = ?")
                .param(dana.id())
                .update();
        apply(order(1, "ord_1", "640"));

        assertThat(of(dana)).isEmpty();
    }

    @Test
    void theOwnerOfThatMomentIsTold() {
        apply(order(1, "ord_1", "640"));
        apply(practice(1, "TX", "Ava Lindqvist", LONG_AGO, 10));
        apply(order(1, "ord_2", "640"));

        assertThat(of(ava)).extracting(Notice::body).containsExactly("Order ord_2 · $640");
        Notice before = only(dana);
        assertThat(before.body()).isEqualTo("Order ord_1 · $640");
        // Whose practice it is no longer sees what was told, and nothing of what the practice is now.
        assertThat(before.title()).isEqualTo("New order from a practice");
        assertThat(before.practiceId()).isNull();
    }

    @Test
    void whoIsNoAdminAnyMoreSeesNothingOfWhatAdminsWereTold() {
        choose(admin, NotificationKind.ORDER_PLACED, true);
        apply(order(1, "ord_1", "640"));

        CurrentUser demoted = new CurrentUser(admin.id(), admin.email(), admin.name(), Role.REP);

        assertThat(of(demoted)).isEmpty();
        assertThat(notifications.countUnread(demoted)).isZero();
        assertThat(notifications.dismiss(demoted, only(admin).id())).isFalse();
    }

    @Test
    void manyOrdersOfABatchAreOneNotificationAndFewAreNot() {
        apply(orders(1, 1, Telling.FEW));
        assertThat(of(dana)).hasSize(Telling.FEW);

        apply(orders(1, 100, 41));
        assertThat(of(dana)).hasSize(Telling.FEW + 1);
        assertThat(of(dana).getFirst().title()).isEqualTo("41 new orders");
        assertThat(of(dana).getFirst().body()).isEqualTo("$4,100 in all");
        assertThat(of(dana).getFirst().practice()).isNull();
    }

    @Test
    void aFloodIsOneNotificationThatCountsUpUntilItIsRead() {
        // Both batches must lie in one stretch of ten minutes.
        await().until(() -> Instant.now().getEpochSecond() % 600 < 580);
        apply(orders(1, 1, 10));
        apply(orders(1, 100, 20));
        Notice flood = only(dana);
        assertThat(flood.title()).isEqualTo("30 new orders");
        assertThat(flood.body()).isEqualTo("$3,000 in all");

        notifications.markRead(dana, flood.id(), true);
        apply(orders(1, 200, 5));
        assertThat(only(dana).title()).isEqualTo("5 new orders");
        assertThat(only(dana).unread()).isTrue();
    }

    @Test
    void whoIsToldALotInAShortTimeIsToldTheRestInOne() {
        // All of it must lie in one stretch of ten minutes.
        await().until(() -> Instant.now().getEpochSecond() % 600 < 570);
        for (int i = 0; i < Telling.FLOOD + 12; i++) {
            apply(order(1, "ord_" + i, "1"));
        }

        assertThat(of(dana)).hasSize(Telling.FLOOD + 1);
        assertThat(of(dana).getFirst().events()).isEqualTo(12);
    }

    @Test
    void aBacklogOfOldOrdersIsNoNewsButALateOneIs() {
        List<Fact> backlog = IntStream.range(0, 50)
                .mapToObj(i -> placed("old_" + i, LONG_AGO))
                .map(Fact.class::cast)
                .toList();
        apply(backlog.toArray(Fact[]::new));
        assertThat(of(dana)).isEmpty();
        // Nor does it become news by coming in small parts.
        for (int i = 0; i < 50; i++) {
            apply(placed("small_" + i, LONG_AGO));
        }
        assertThat(of(dana)).hasSize(Telling.FEW);
        notifications.page(dana, NoticeFilter.ALL, 10).forEach(notice -> notifications.dismiss(dana, notice.id()));

        apply(placed("late", Instant.parse("2025-10-05T09:15:00Z")));
        assertThat(only(dana).body()).isEqualTo("Order late · $7 · placed Oct 5, 2025");
    }

    @Test
    void anActivationIsToldOnceThroughWhicheverDoor() {
        apply(activated(3, YESTERDAY));
        apply(activated(3, YESTERDAY), practice(3, "NY", "Dana Reyes", YESTERDAY, 0));
        // CuraGenesis takes it back, and tells it again.
        apply(practice(3, "NY", "Dana Reyes", null, 0));
        apply(practice(3, "NY", "Dana Reyes", YESTERDAY, 0));

        Notice told = only(dana);
        assertThat(told.title()).isEqualTo("prac_3 was activated");
        assertThat(told.body()).isEqualTo("NY · Wound Care");
        assertThat(of(admin)).isEmpty();
    }

    @Test
    void anActivationOfLongAgoIsNoNews() {
        apply(activated(3, LONG_AGO));

        assertThat(of(dana)).isEmpty();
    }

    @Test
    void aSyncTellsAllItsActivationsAtOnce() {
        for (int page = 0; page < 4; page++) {
            int first = 100 + page * 100;
            apply(IntStream.range(first, first + 100)
                    .mapToObj(
                            number -> practice(number, "TX", "Dana Reyes", number % 20 == 0 ? YESTERDAY : LONG_AGO, 1))
                    .toArray(Fact[]::new));
        }

        assertThat(only(dana).title()).isEqualTo("20 of your practices were activated");
        assertThat(only(dana).body()).isEqualTo("Found by sync #1");
        assertThat(of(admin)).isEmpty();
    }

    @Test
    void aSyncTellsAdminsOfAllPracticesWithoutARepAtOnce() {
        apply(IntStream.range(100, 200)
                .mapToObj(number -> practice(number, "TX", "Sam Who", LONG_AGO, 1))
                .toArray(Fact[]::new));
        apply(IntStream.range(200, 250)
                .mapToObj(number -> practice(number, "TX", "", LONG_AGO, 1))
                .toArray(Fact[]::new));
        apply(practice(100, "TX", "Sam Who", LONG_AGO, 2));

        assertThat(only(admin).title()).isEqualTo("150 practices have no rep");
        assertThat(of(dana)).isEmpty();
    }

    @Test
    void anAdminIsToldOfAPracticeThatLosesItsRepAndOfOneThatComesWithoutByWebhook() {
        apply(seenByWebhook("user_9", "prac_9", "Sam Who"));
        assertThat(only(admin).title()).isEqualTo("prac_9 has no rep");
        assertThat(only(admin).body()).isEqualTo("CuraGenesis names “Sam Who”");
        assertThat(only(admin).practiceId()).isEqualTo("prac_9");

        apply(seenByWebhook("user_1", "prac_1", "Sam Who"));
        assertThat(of(admin)).extracting(Notice::title).containsExactly("prac_1 has no rep", "prac_9 has no rep");
    }

    @Test
    void aPracticeThatIsMergedIntoAnotherTakesItsNotificationsAlong() {
        apply(seenByWebhook("user_7", null, "Dana Reyes"), activatedByUser("user_7", YESTERDAY));
        assertThat(only(dana).title()).isEqualTo("user_7 was activated");
        apply(seenByWebhook(null, "prac_7", "Dana Reyes"));
        apply(practice(7, "TX", "Dana Reyes", YESTERDAY, 0));

        assertThat(only(dana).title()).isEqualTo("prac_7 was activated");
        assertThat(only(dana).practiceId()).isEqualTo("prac_7");
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        transaction.executeWithoutResult(status -> {
            ledger.apply(List.of(order(1, "ord_1", "640")));
            status.setRollbackOnly();
        });
        assertThat(of(dana)).isEmpty();

        apply(order(1, "ord_1", "640"));
        assertThat(of(dana)).hasSize(1);
    }

    @Test
    void screensAreToldOnceABatchAfterTheCommit() {
        AtomicInteger signals = new AtomicInteger();
        try (var subscription = signal.subscribe(Topic.NOTIFICATION, () -> {
            // Whoever is told finds it there.
            if (!of(dana).isEmpty()) {
                signals.incrementAndGet();
            }
        })) {
            apply(orders(1, 1, 3));
            await().until(() -> signals.get() > 0);
        }
        assertThat(signals.get()).isLessThan(3);
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    private List<Notice> of(CurrentUser user) {
        return notifications.page(user, NoticeFilter.ALL, 500);
    }

    private Notice only(CurrentUser user) {
        assertThat(of(user)).hasSize(1);
        return of(user).getFirst();
    }

    private void choose(CurrentUser user, NotificationKind kind, boolean told) {
        preferences.choose(user, new Preference(kind, told, MailMode.NONE));
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    private static Fact[] orders(int practice, int first, int count) {
        List<Fact> orders = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            orders.add(order(practice, "many_" + number, "100"));
        }
        return orders.toArray(Fact[]::new);
    }

    private static Fact placed(String orderId, Instant at) {
        return new Fact.OrderPlaced(webhook(), "user_1", orderId, new BigDecimal("7"), at);
    }

    private static Fact activated(int practice, Instant at) {
        return new Fact.PracticeActivated(webhook(), "prac_" + practice, "user_" + practice, at);
    }

    private static Fact activatedByUser(String userId, Instant at) {
        return new Fact.PracticeActivated(webhook(), null, userId, at);
    }

    private static Fact seenByWebhook(@Nullable String userId, @Nullable String practiceId, String rep) {
        return new Fact.PracticeSeen(webhook(), false, practiceId, userId, null, null, null, rep, null, null);
    }

    private static Provenance webhook() {
        return new Provenance(Door.WEBHOOK, 1, null, Instant.now());
    }
}
