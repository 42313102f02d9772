package io.curasync.notification.mail;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.monitoring.TimeLimit;
import io.curasync.notification.MailSettings;
import io.curasync.notification.mail.MailQueueQuery.MailQueue;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.ui.NumberLabels;
import jakarta.mail.AuthenticationFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Checks that the mail server accepts connections and that no emails are stuck in the queue. */
@Component
class MailCheck implements HealthCheck {

    private static final Duration MAX_DURATION = Duration.ofSeconds(5);
    private static final String ACTION =
            "Check SPRING_MAIL_HOST, SPRING_MAIL_PORT, SPRING_MAIL_USERNAME and SPRING_MAIL_PASSWORD, and that the mail server is up.";

    /**
     * Number of attempts of an email from which the check fails instead of warning, unless another email was sent within the last hour. The
     * fifth attempt takes place half an hour after the first.
     */
    private static final int MANY_ATTEMPTS = 5;

    private final MailSettings settings;
    private final ObjectProvider<JavaMailSenderImpl> sender;
    private final MailQueueQuery queue;

    MailCheck(MailSettings settings, ObjectProvider<JavaMailSenderImpl> sender, MailQueueQuery queue) {
        this.settings = settings;
        this.sender = sender;
        this.queue = queue;
    }

    @Override
    public CheckId id() {
        return CheckId.MAIL;
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public CheckResult run() {
        if (!settings.isOffered()) {
            return CheckResult.off("Emails are off: set SPRING_MAIL_HOST to send notifications by email.");
        }
        JavaMailSenderImpl server = sender.getObject();
        String address = server.getHost() + (server.getPort() < 0 ? "" : ":" + server.getPort());
        long start = System.nanoTime();
        try {
            TimeLimit.call(MAX_DURATION, () -> {
                server.testConnection();
                return address;
            });
        } catch (Exception e) {
            return CheckResult.fail(
                    "The mail server %s failed after %,d ms: %s.".formatted(address, millisSince(start), reason(e)),
                    ACTION);
        }
        MailQueue found = queue.read();
        return problem(found)
                .orElseGet(() -> CheckResult.ok("The mail server %s answered in %,d ms; %s waiting for an email."
                        .formatted(address, millisSince(start), waiting(found))));
    }

    @Override
    public Optional<CheckResult> runFromStoredState(Instant since) {
        if (!settings.isOffered()) {
            return Optional.empty();
        }
        MailQueue found = queue.read();
        return problem(found)
                .or(() -> queue.hasSentSince(since)
                        ? Optional.of(
                                CheckResult.ok("Emails are sent; %s waiting for an email.".formatted(waiting(found))))
                        : Optional.empty());
    }

    private static Optional<CheckResult> problem(MailQueue queue) {
        if (queue.failed() == 0 && queue.overdue() == 0) {
            return Optional.empty();
        }
        String summary = queue.failed() > 0
                ? "%s could not be sent in up to %s, and will be retried."
                        .formatted(emails(queue.failed()), NumberLabels.of(queue.attempts(), "attempt"))
                : "%s should have been sent more than 10 minutes ago.".formatted(emails(queue.overdue()));
        return Optional.of(
                queue.attempts() >= MANY_ATTEMPTS && !queue.sending()
                        ? CheckResult.fail(summary, ACTION)
                        : CheckResult.warn(summary, ACTION));
    }

    private static String emails(long notifications) {
        return "Emails about " + NumberLabels.of(notifications, "notification");
    }

    private static String waiting(MailQueue queue) {
        return NumberLabels.of(queue.pending(), "notification") + (queue.pending() == 1 ? " is" : " are");
    }

    private static String reason(Exception failure) {
        if (failure instanceof TimeoutException) {
            return "no answer within %d s".formatted(MAX_DURATION.toSeconds());
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        return root instanceof AuthenticationFailedException
                ? "it does not accept the user name or the password"
                : TextSanitizer.of(String.valueOf(root.getMessage()).replaceAll("\\p{Cntrl}+", " "));
    }

    private static long millisSince(long startNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
