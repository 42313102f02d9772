package io.curasync.notification.mail;

import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationProperties;
import io.curasync.platform.FailureLog;
import io.curasync.platform.text.TextSanitizer;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends due emails. Runs on one instance at a time. If the instance stops between sending an email and marking it as sent, the
 * email is sent again.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailJob {

    private static final Logger log = LoggerFactory.getLogger(MailJob.class);
    private static final int MAX_MAILS_PER_ROUND = 200;
    private static final int MAX_REASON_LENGTH = 200;

    private final MailOutbox outbox;
    private final JavaMailSender sender;
    private final NotificationProperties properties;
    private final FailureLog failures = new FailureLog(log, "Sending emails");

    MailJob(MailOutbox outbox, JavaMailSender sender, NotificationProperties properties) {
        this.outbox = outbox;
        this.sender = sender;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${curasync.notification.mail-every:15s}")
    @SchedulerLock(name = "notification-mail", lockAtMostFor = "10m")
    void send() {
        int expired = outbox.cancelExpired();
        if (expired > 0) {
            log.warn("Gave up on emails about {} notifications after three days of failed attempts", expired);
        }
        boolean reachable = true;
        for (int mails = 0; mails < MAX_MAILS_PER_ROUND && reachable; mails++) {
            MailOutbox.DueMail due = outbox.claim().orElse(null);
            if (due == null) {
                return;
            }
            reachable = send(due);
        }
    }

    /** Sends one email. Returns {@code false} if the failure probably affects all emails, so that the job stops until its next run. */
    private boolean send(MailOutbox.DueMail due) {
        try {
            sender.send(message(due));
            outbox.markSent(due);
            failures.succeeded();
            return true;
        } catch (MailException | MessagingException e) {
            boolean isAboutOneMail = isAboutOneMail(e);
            if (isAboutOneMail) {
                log.warn(
                        "Could not send email to user {}, will retry: {}",
                        due.user().id(),
                        reason(e));
            } else {
                failures.failed(reason(e));
            }
            return isAboutOneMail;
        }
    }

    private MimeMessage message(MailOutbox.DueMail due) throws MessagingException {
        MailContent text = MailContent.of(due.notices(), properties.baseUrl(), due.zone());
        MimeMessage message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        InternetAddress from = properties.sender();
        helper.setFrom(from);
        helper.setTo(due.user().email());
        helper.setSubject(text.subject());
        helper.setText(text.body());
        message.setHeader("Auto-Submitted", "auto-generated");
        // Each attempt with the same notifications has the same id, so that mail clients show a duplicate only once.
        message.setHeader(
                "Message-ID",
                "<notification-%d-%d-%d-%d@%s>"
                        .formatted(
                                due.user().id(),
                                Collections.min(due.ids()),
                                Collections.max(due.ids()),
                                due.notices().stream()
                                        .mapToInt(NotificationItem::events)
                                        .sum(),
                                from.getAddress().replaceFirst(".*@", "")));
        return message;
    }

    /** Returns whether the failure concerns only this email, for example because the recipient's address is unknown. */
    private static boolean isAboutOneMail(Exception failure) {
        return failure instanceof MessagingException
                || failure instanceof MailSendException send
                        && !send.getFailedMessages().isEmpty()
                        && send.getFailedMessages().values().stream().allMatch(SendFailedException.class::isInstance);
    }

    private static String reason(Exception failure) {
        if (failure instanceof MailAuthenticationException) {
            return "the mail server does not accept the user name or the password";
        }
        Exception cause = failure instanceof MailSendException send
                ? send.getFailedMessages().values().stream().findFirst().orElse(failure)
                : failure;
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        return TextSanitizer.of(String.valueOf(root.getMessage()).replaceAll("\\p{Cntrl}+", " "), MAX_REASON_LENGTH);
    }
}
