package io.curasync.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.notification.MailMode;
import io.curasync.notification.MailSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Health check of the mail server and of the queue of emails. */
class MailCheckTest extends MailHarness {

    @Autowired
    MailCheck check;

    @Autowired
    ObjectProvider<JavaMailSenderImpl> senders;

    @Autowired
    MailQueueQuery queue;

    private final Instant start = Instant.now().minus(Duration.ofMinutes(1));

    @BeforeEach
    void chooseEmails() {
        choose(dana, MailMode.IMMEDIATE);
    }

    @Test
    void connectsToTheMailServer() {
        assertThat(check.run().status()).isEqualTo(CheckStatus.OK);
        assertThat(check.run().summary()).contains("127.0.0.1:").contains(" ms; 0 notifications are waiting");

        server.stop();
        CheckResult result = check.run();
        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.action()).contains("SPRING_MAIL_HOST");
    }

    @Test
    void warnsOfFailedAttemptsAndRecoversWithTheNextEmail() {
        order("ord_1");
        assertThat(check.runFromStoredState(start)).isEmpty();
        server.stop();
        mailing.send();
        assertThat(check.runFromStoredState(start)).as("may still be sent").isEmpty();

        makeEmailsDue();
        mailing.send();
        assertThat(check.runFromStoredState(start)).map(CheckResult::status).contains(CheckStatus.WARN);

        for (int attempt = 3; attempt <= 5; attempt++) {
            makeEmailsDue();
            mailing.send();
        }
        CheckResult result = check.runFromStoredState(start).orElseThrow();
        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.summary())
                .isEqualTo("Emails about 1 notification could not be sent in up to 5 attempts, and will be retried.");

        server.start();
        makeEmailsDue();
        mailing.send();
        assertThat(check.runFromStoredState(start)).map(CheckResult::status).contains(CheckStatus.OK);
        assertThat(check.runFromStoredState(Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void warnsIfNothingSendsDueEmails() {
        order("ord_1");
        database.jdbc()
                .sql("update notification set mail_due_at = now() - interval '11 minutes'")
                .update();

        assertThat(check.run().summary())
                .isEqualTo("Emails about 1 notification should have been sent more than 10 minutes ago.");
    }

    @Test
    void recoversWhenFailedEmailsAreCanceled() {
        order("ord_1");
        database.jdbc()
                .sql("update notification set created_at = now() - interval '73 hours', mail_attempts = 76")
                .update();
        assertThat(check.run().status()).isEqualTo(CheckStatus.FAIL);

        mailing.send();

        assertThat(check.runFromStoredState(start)).isEmpty();
        assertThat(check.run().status()).isEqualTo(CheckStatus.OK);
        assertThat(check.run().summary()).contains("0 notifications are waiting");
    }

    @Test
    void isOffWithoutAMailServer() {
        MailCheck off = new MailCheck(new MailSettings("", properties), senders, queue);

        assertThat(off.run().status()).isEqualTo(CheckStatus.OFF);
        assertThat(off.runFromStoredState(start)).isEmpty();
    }
}
