package io.curasync.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.curasync.account.Accounts;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.notification.Preferences.Preference;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleBook;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails, by a real SMTP server in this JVM. The test itself says when it is time to send. */
@CuraSyncTest(
        properties = {
            "spring.mail.host=127.0.0.1",
            "curasync.notification.mail-every=1d",
            "curasync.notification.mail-delay=0s",
            "curasync.notification.mail-from=curasync@crm.example.com",
            "curasync.notification.base-url=https://crm.example.com/"
        })
class MailingTest {

    private static final int PORT = freePort();

    @Autowired
    Accounts accounts;

    @Autowired
    Ledger ledger;

    @Autowired
    Notifications notifications;

    @Autowired
    Preferences preferences;

    @Autowired
    MailChoice choice;

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

    private GreenMail server;
    private Mailing mailing;
    private CurrentUser dana;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.port", () -> PORT);
    }

    @BeforeEach
    void begin() {
        database.clear();
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        // Not the application's own: whether its lock is free is a matter of what other tests did to the database.
        mailing = new Mailing(outbox, sender, properties);
        dana = rep("dana@example.com", "Dana Reyes");
        apply(SampleBook.practice(1, "TX", "Dana Reyes", null, 1));
    }

    @AfterEach
    void end() {
        server.stop();
    }

    @Test
    void whoChoseNothingGetsNoMail() {
        order("ord_1");
        mailing.send();

        assertThat(mails()).isEmpty();
    }

    @Test
    void aMailAtOnceGoesOutOnce() throws Exception {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        mailing.send();
        mailing.send();

        assertThat(mails()).hasSize(1);
        MimeMessage mail = mails().getFirst();
        assertThat(mail.getSubject()).isEqualTo("CuraSync: New order from prac_1");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("curasync@crm.example.com");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("dana@example.com");
        assertThat(mail.getContent().toString())
                .contains(
                        "Order ord_1 ", "https://crm.example.com/practices/1", "https://crm.example.com/notifications");
        assertThat(mail.getMessageID()).startsWith("<notification-").endsWith("@crm.example.com>");
    }

    @Test
    void aDigestGoesOutWhenItIsTimeWithAllThatHasCome() throws Exception {
        choose(dana, MailMode.DAILY);
        order("ord_1");
        order("ord_2");
        mailing.send();
        assertThat(mails()).isEmpty();
        assertThat(choice.nextDigest()).isAfter(Instant.now());

        due();
        mailing.send();

        assertThat(mails()).hasSize(1);
        assertThat(mails().getFirst().getSubject()).isEqualTo("CuraSync: 2 notifications");
        assertThat(mails().getFirst().getContent().toString()).contains("Order ord_1 ", "Order ord_2 ");
    }

    @Test
    void whatWasReadMeanwhileIsNotMailed() {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        notifications.markRead(dana, newest(), true);
        order("ord_2");
        notifications.dismiss(dana, newest());
        order("ord_3");
        choose(dana, MailMode.NONE);
        mailing.send();

        assertThat(mails()).isEmpty();
    }

    @Test
    void aServerThatIsDownIsTriedAgainLater() {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        server.stop();
        mailing.send();
        server.start();
        mailing.send();
        assertThat(mails()).isEmpty();

        due();
        mailing.send();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void everyFailureDoublesTheWait() {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        server.stop();
        for (long wait : List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L)) {
            due();
            mailing.send();
            assertThat(database.jdbc()
                            .sql("select round(extract(epoch from mail_due_at - now()) / 60) from notification")
                            .query(Long.class)
                            .single())
                    .isEqualTo(wait);
        }
    }

    @Test
    void anAddressThatIsNoneHoldsUpNobodyElse() {
        CurrentUser ava = rep("a(va@example.com", "Ava Lindqvist");
        choose(ava, MailMode.IMMEDIATE);
        choose(dana, MailMode.IMMEDIATE);
        apply(SampleBook.practice(2, "TX", "Ava Lindqvist", null, 1), SampleBook.order(2, "ord_1", "1"));
        order("ord_2");
        mailing.send();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void whatCouldNotBeSentForDaysIsGivenUp() {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        database.jdbc()
                .sql("update notification set created_at = now() - interval '73 hours'")
                .update();
        mailing.send();

        assertThat(mails()).isEmpty();
        assertThat(notifications.page(dana, NoticeFilter.ALL, 10)).hasSize(1);
    }

    @Test
    void severalInstancesSendItOnce() throws Exception {
        choose(dana, MailMode.IMMEDIATE);
        for (int i = 0; i < 20; i++) {
            order("ord_" + i);
        }
        try (var instances = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                instances.submit(() -> mailing.send());
            }
        }
        await().until(() -> !mails().isEmpty());
        String bodies = mails().stream().map(GreenMailUtil::getBody).reduce("", String::concat);
        for (int i = 0; i < 20; i++) {
            assertThat(bodies.split("Order ord_" + i + " ", -1))
                    .as("order %d", i)
                    .hasSize(2);
        }
    }

    private CurrentUser rep(String email, String alias) {
        User user = TestUsers.rep(accounts, email, alias);
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    private void choose(CurrentUser user, MailMode mail) {
        preferences.choose(user, new Preference(NotificationKind.ORDER_PLACED, true, mail));
    }

    private void order(String id) {
        apply(SampleBook.order(1, id, "640"));
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    private long newest() {
        return notifications.page(dana, NoticeFilter.ALL, 1).getFirst().id();
    }

    /** As if the time had come. */
    private void due() {
        database.jdbc()
                .sql("update notification set mail_due_at = now() where mail_due_at is not null")
                .update();
    }

    private List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
