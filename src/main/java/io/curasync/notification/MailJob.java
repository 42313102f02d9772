package io.curasync.notification;

import io.curasync.platform.TextSanitizer;
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

/** Sends what is due by mail, from one instance at a time. Each mail goes out at least once. */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailJob {

    private static final Logger log = LoggerFactory.getLogger(MailJob.class);
    private static final int MAX_MAILS_PER_ROUND = 200;
    private static final int REASON_LENGTH = 200;

    private final MailOutbox outbox;
    private final JavaMailSender sender;
    private final NotificationProperties properties;

    MailJob(MailOutbox outbox, JavaMailSender sender, NotificationProperties properties) {
        this.outbox = outbox;
        this.sender = sender;
        this.properties = properties;
    }

    @Scheduled(
            fixedDelayString = "${curasync.notification.mail-every:15s}",
            scheduler = NotificationSchedulerConfig.NAME)
    @SchedulerLock(name = "notification-mail", lockAtMostFor = "10m")
    void send() {
        int forgotten = outbox.giveUp();
        if (forgotten > 0) {
            log.warn(
                    "Mails about {} of the notifications could not be sent for three days and are given up", forgotten);
        }
        boolean reachable = true;
        for (int mails = 0; mails < MAX_MAILS_PER_ROUND && reachable; mails++) {
            MailOutbox.Due due = outbox.take().orElse(null);
            if (due == null) {
                return;
            }
            reachable = send(due);
        }
    }

    /** False: the server takes no mail now, whoever it is for. */
    private boolean send(MailOutbox.Due due) {
        try {
            sender.send(message(due));
            outbox.sent(due);
            return true;
        } catch (MailException | MessagingException e) {
            log.warn(
                    "A mail to user {} was not sent and is tried again: {}",
                    due.user().id(),
                    reason(e));
            return isAboutOneMail(e);
        }
    }

    private MimeMessage message(MailOutbox.Due due) throws MessagingException {
        MailContent text = MailContent.of(due.notices(), properties.baseUrl(), due.zone());
        MimeMessage message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        InternetAddress from = properties.sender();
        helper.setFrom(from);
        helper.setTo(due.user().email());
        helper.setSubject(text.subject());
        helper.setText(text.body());
        message.setHeader("Auto-Submitted", "auto-generated");
        // The same each time that it is sent, so that a mail program shows it once.
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

    /** Whether it is this mail's own fault, such as an address that nobody has. */
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
        return TextSanitizer.of(String.valueOf(root.getMessage()).replaceAll("\\p{Cntrl}+", " "), REASON_LENGTH);
    }
}
