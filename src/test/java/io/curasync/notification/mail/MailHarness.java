package io.curasync.notification.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.account.UserTimeZones;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.notification.MailMode;
import io.curasync.notification.MailSettings;
import io.curasync.notification.NotificationFilter;
import io.curasync.notification.NotificationKind;
import io.curasync.notification.NotificationPreferences;
import io.curasync.notification.NotificationPreferences.Preference;
import io.curasync.notification.NotificationProperties;
import io.curasync.notification.Notifications;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestPorts;
import io.curasync.testing.TestUsers;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A rep with a practice, and a real SMTP server in this JVM. Tests trigger the mail job themselves. */
@CuraSyncTest(
        properties = {
            "spring.mail.host=127.0.0.1",
            "curasync.notification.mail-every=1d",
            "curasync.notification.mail-delay=0s",
            "curasync.notification.mail-from=curasync@crm.example.com",
            "curasync.notification.base-url=https://crm.example.com/"
        })
abstract class MailHarness {

    private static final int PORT = TestPorts.reserve();

    @Autowired
    UserAccounts accounts;

    @Autowired
    Ledger ledger;

    @Autowired
    Notifications notifications;

    @Autowired
    NotificationPreferences preferences;

    @Autowired
    UserTimeZones zones;

    @Autowired
    MailSettings choice;

    @Autowired
    MailOutbox outbox;

    @Autowired
    JavaMailSender sender;

    @Autowired
    NotificationProperties properties;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDatabase database;

    GreenMail server;
    MailJob mailing;
    CurrentUser dana;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.port", () -> PORT);
    }

    @BeforeEach
    void begin() {
        database.clear();
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        // Not the application's bean: other tests' changes to the database may affect its lock.
        mailing = new MailJob(outbox, sender, properties);
        dana = rep("dana@example.com", "Dana Reyes");
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 1));
    }

    @AfterEach
    void end() {
        server.stop();
    }

    CurrentUser rep(String email, String alias) {
        User user = TestUsers.rep(accounts, email, alias);
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    void choose(CurrentUser user, MailMode mail) {
        preferences.choose(user, new Preference(NotificationKind.ORDER_PLACED, true, mail));
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

    /** Makes all waiting emails due. */
    void makeEmailsDue() {
        database.jdbc()
                .sql("update notification set mail_due_at = now() where mail_due_at is not null")
                .update();
    }

    List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }
}
