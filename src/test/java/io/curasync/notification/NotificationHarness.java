package io.curasync.notification;

import static io.curasync.testing.SampleFacts.order;
import static io.curasync.testing.SampleFacts.practice;
import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.live.ChangeSignal;
import io.curasync.notification.NotificationPreferences.Preference;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An admin, two reps and their practices. Practice 3 is Dana's and not active. */
@CuraSyncTest
abstract class NotificationHarness {

    static final Instant YESTERDAY = Instant.now().minus(Duration.ofDays(1));
    static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(40));

    @Autowired
    UserAccounts accounts;

    @Autowired
    Ledger ledger;

    @Autowired
    Notifications notifications;

    @Autowired
    GroupedItemsQuery items;

    @Autowired
    NotificationPreferences preferences;

    @Autowired
    ChangeSignal signal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDatabase database;

    CurrentUser admin;
    CurrentUser dana;
    CurrentUser ava;

    @BeforeEach
    void createPractices() {
        database.clear();
        admin = current(TestUsers.admin(accounts, "morgan@example.com"));
        dana = current(TestUsers.rep(accounts, "dana@example.com", "Dana Reyes"));
        ava = current(TestUsers.rep(accounts, "ava@example.com", "Ava Lindqvist"));
        apply(
                practice(1, "TX", "Dana Reyes", LONG_AGO, 10),
                practice(2, "CA", "Ava Lindqvist", LONG_AGO, 20),
                practice(3, "NY", "Dana Reyes", null, 0));
    }

    void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    List<NotificationItem> notificationsOf(CurrentUser user) {
        return notifications.page(user, NotificationFilter.ALL, 500);
    }

    NotificationItem onlyNotificationOf(CurrentUser user) {
        assertThat(notificationsOf(user)).hasSize(1);
        return notificationsOf(user).getFirst();
    }

    void choose(CurrentUser user, NotificationKind kind, boolean enabled) {
        preferences.choose(user, new Preference(kind, enabled, MailMode.NONE));
    }

    static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    static Fact[] orders(int practice, int first, int count) {
        List<Fact> orders = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            orders.add(order(practice, "many_" + number, "100"));
        }
        return orders.toArray(Fact[]::new);
    }

    static Fact placed(String orderId, Instant at) {
        return new Fact.OrderPlaced(webhook(), "user_1", orderId, new BigDecimal("7"), at);
    }

    static Fact activated(int practice, Instant at) {
        return new Fact.PracticeActivated(webhook(), "prac_" + practice, "user_" + practice, at);
    }

    static Fact activatedByUser(String userId, Instant at) {
        return new Fact.PracticeActivated(webhook(), null, userId, at);
    }

    static Fact seenByWebhook(@Nullable String userId, @Nullable String practiceId, String rep) {
        return Fact.partialPractice(webhook())
                .practiceId(practiceId)
                .userId(userId)
                .salesRep(rep)
                .build();
    }

    static Provenance webhook() {
        return new Provenance(Source.WEBHOOK, 1, null, Instant.now());
    }
}
