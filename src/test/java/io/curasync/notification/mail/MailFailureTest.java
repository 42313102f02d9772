package io.curasync.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.curasync.account.CurrentUser;
import io.curasync.monitoring.ErrorEntry;
import io.curasync.notification.MailMode;
import io.curasync.notification.NotificationFilter;
import io.curasync.testing.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Emails that cannot be sent, and instances that send concurrently. */
class MailFailureTest extends MailHarness {

    @Test
    void retriesLaterIfTheServerIsDown() {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        server.stop();
        mailing.send();
        server.start();
        mailing.send();
        assertThat(mails()).isEmpty();

        makeEmailsDue();
        mailing.send();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void doublesTheDelayAfterEachFailure() {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        server.stop();
        for (long wait : List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L)) {
            makeEmailsDue();
            mailing.send();
            assertThat(database.jdbc()
                            .sql("select round(extract(epoch from mail_due_at - now()) / 60) from notification")
                            .query(Long.class)
                            .single())
                    .isEqualTo(wait);
        }
    }

    @Test
    void sendsToOthersDespiteAnInvalidAddress() {
        CurrentUser ava = rep("a(va@example.com", "Ava Lindqvist");
        choose(ava, MailMode.IMMEDIATE);
        choose(dana, MailMode.IMMEDIATE);
        apply(SampleFacts.practice(2, "TX", "Ava Lindqvist", null, 1), SampleFacts.order(2, "ord_1", "1"));
        order("ord_2");
        mailing.send();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void givesUpAfterThreeDays() {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        database.jdbc()
                .sql("update notification set created_at = now() - interval '73 hours', mail_attempts = 76")
                .update();
        mailing.send();

        assertThat(mails()).isEmpty();
        assertThat(notifications.page(dana, NotificationFilter.ALL, 10)).hasSize(1);
        assertThat(new MailErrorQuery(database.jdbc())
                        .failuresSince(Instant.now().minus(Duration.ofDays(1)), 10))
                .extracting(ErrorEntry::summary)
                .containsExactly("Email to dana@example.com was given up after three days");
    }

    @Test
    void givesUpIfNoInstanceTriedForThreeDays() {
        choose(dana, MailMode.IMMEDIATE);
        order("ord_1");
        database.jdbc()
                .sql(
                        "update notification set created_at = now() - interval '4 days', mail_due_at = now() - interval '73 hours'")
                .update();

        mailing.send();

        assertThat(mails()).isEmpty();
    }

    @Test
    void sendsADigestThatIsRarerThanEveryThreeDays() {
        choose(dana, MailMode.DAILY);
        order("ord_1");
        database.jdbc()
                .sql("update notification set created_at = now() - interval '6 days', mail_due_at = now()")
                .update();

        mailing.send();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void sendsEachEmailOnceAcrossInstances() throws Exception {
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
}
