package io.curasync.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.account.UserTimeZones;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.notification.NotificationFilter;
import io.curasync.notification.Notifications;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.FakePushService;
import io.curasync.testing.PushReceiver;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rep with a practice and a subscribed browser, and a push service in this JVM. Tests run the sender themselves. */
@CuraSyncTest(
        properties = {"curasync.push.allow-loopback=true", "curasync.push.every=1d", "curasync.push.retry-after=1m"})
abstract class PushHarness {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    UserAccounts accounts;

    @Autowired
    Ledger ledger;

    @Autowired
    Notifications notifications;

    @Autowired
    UserTimeZones zones;

    @Autowired
    PushSender sender;

    @Autowired
    PushSubscriptions subscriptions;

    @Autowired
    PushPreferences preferences;

    @Autowired
    PushService push;

    @Autowired
    PushErrorQuery errors;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDatabase database;

    FakePushService service;
    CurrentUser dana;
    PushReceiver phone;

    @BeforeEach
    void begin() {
        database.clear();
        service = new FakePushService();
        dana = rep("dana@example.com", "Dana Reyes");
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 1));
        phone = subscribe(dana, "phone");
    }

    @AfterEach
    void end() {
        service.close();
        assertThat(service.violations()).isEmpty();
    }

    CurrentUser rep(String email, String alias) {
        User user = TestUsers.rep(accounts, email, alias);
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    /** Subscribes a browser that the user signs in with. */
    PushReceiver subscribe(CurrentUser user, String name) {
        PushReceiver browser = service.subscribe(name);
        save(user, signIn(user, name), browser);
        return browser;
    }

    long signIn(CurrentUser user, String name) {
        return database.jdbc()
                .sql("""
                        insert into device_session (user_id, series, token_hash, keep_signed_in, expires_at)
                        values (?, ?, '', true, now() + interval '30 days') returning id""")
                .params(user.id(), user.id() + name)
                .query(Long.class)
                .single();
    }

    void save(CurrentUser user, long session, PushReceiver browser) {
        subscriptions.save(user.id(), session, subscription(browser), push.publicKey(), "Chrome on Android");
    }

    static BrowserSubscription subscription(PushReceiver browser) {
        return new BrowserSubscription(browser.endpoint(), browser.p256dh(), browser.auth());
    }

    void order(String id) {
        apply(SampleFacts.order(1, id, "640"));
    }

    void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    long newest() {
        return notifications.page(dana, NotificationFilter.ALL, 1).getFirst().id();
    }

    /** Sends everything that is due. */
    void sendDue() {
        try {
            while (sender.work()) {
                // Until nothing is due.
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** Makes waiting pushes due. */
    void makePushesDue() {
        database.jdbc()
                .sql("update push_subscription set due_at = now() where due_at is not null")
                .update();
        database.jdbc()
                .sql("update notification set push_due_at = now() where push_due_at is not null")
                .update();
    }

    static List<String> titles(PushReceiver browser) {
        return contents(browser).stream()
                .map(content -> content.get("title").asString())
                .toList();
    }

    static List<JsonNode> contents(PushReceiver browser) {
        return browser.messages().stream().map(JSON::readTree).toList();
    }

    long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
