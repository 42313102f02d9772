package io.curasync.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Fact;
import io.curasync.notification.GroupingWindow;
import io.curasync.notification.MailMode;
import io.curasync.testing.SampleFacts;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Emails about notifications. */
class MailJobTest extends MailHarness {

    @Test
    void sendsNothingByDefault() {
        order("ord_1");
        mailing.send();

        assertThat(mails()).isEmpty();
    }

    @Test
    void sendsAnImmediateEmailOnce() throws Exception {
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
    void showsTimesInTheReadersZone() throws Exception {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        zones.remember(dana, ZoneId.of("America/New_York"));
        mailing.send();
        assertThat(mails().getFirst().getContent().toString()).containsPattern("\\d:\\d\\d [AP]M E[SD]T\\R");
    }

    @Test
    void sendsADueDigestWithAllNotifications() throws Exception {
        choose(dana, MailMode.DAILY);
        order("ord_1");
        order("ord_2");
        mailing.send();
        assertThat(mails()).isEmpty();
        assertThat(choice.nextDigest()).isAfter(Instant.now());

        makeEmailsDue();
        mailing.send();

        assertThat(mails()).hasSize(1);
        assertThat(mails().getFirst().getSubject()).isEqualTo("CuraSync: 2 notifications");
        assertThat(mails().getFirst().getContent().toString()).contains("Order ord_1 ", "Order ord_2 ");
    }

    @Test
    void doesNotEmailReadNotifications() {
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
    void emailsAGrownGroupAgain() throws Exception {
        GroupingWindow.awaitRemainingTime();
        choose(dana, MailMode.IMMEDIATE);
        apply(IntStream.range(0, 10)
                .mapToObj(i -> SampleFacts.order(1, "one_" + i, "1"))
                .toArray(Fact[]::new));
        mailing.send();
        apply(IntStream.range(0, 10)
                .mapToObj(i -> SampleFacts.order(1, "two_" + i, "1"))
                .toArray(Fact[]::new));
        mailing.send();
        assertThat(mails()).hasSize(1);
        makeEmailsDue();
        mailing.send();

        assertThat(mails()).hasSize(2);
        assertThat(mails().getLast().getSubject()).isEqualTo("CuraSync: 20 new orders");
        assertThat(mails().getLast().getMessageID())
                .isNotEqualTo(mails().getFirst().getMessageID());
    }
}
