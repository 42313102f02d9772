package io.curasync.webhook.health;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.WebhookProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Health check that warns if no webhook arrives although webhooks usually arrive at this time. It fails if the silence continues. */
@Component
class WebhookSilenceCheck implements HealthCheck {

    /**
     * Minimum silence that is judged. A shorter silence contains fewer minutes than {@link SilenceJudge#WARN_MINUTES}, so it cannot cause a
     * warning.
     */
    private static final Duration MIN_SILENCE = Duration.ofMinutes((long) SilenceJudge.WARN_MINUTES);

    private static final String ACTION =
            "Check at CuraGenesis that webhooks are enabled and are sent to /api/webhooks/curagenesis/practice-update.";

    private final HourRepository repository;
    private final WebhookProperties properties;

    WebhookSilenceCheck(HourRepository repository, WebhookProperties properties) {
        this.repository = repository;
        this.properties = properties;
    }

    @Override
    public CheckId id() {
        return CheckId.WEBHOOK_SILENCE;
    }

    @Override
    public CheckResult run() {
        if (properties.secrets().isEmpty()) {
            return CheckResult.off("Webhooks are off, because CURAGENESIS_WEBHOOK_SECRET is not set.");
        }
        HourRepository.LastWebhook lastWebhook = repository.last();
        Instant last = lastWebhook.last();
        return last == null ? CheckResult.inconclusive("No webhook has arrived yet.") : run(last, lastWebhook.now());
    }

    private CheckResult run(Instant last, Instant now) {
        Duration silence = Duration.between(last, now);
        String since = silence.compareTo(Duration.ofSeconds(1)) < 0 ? "less than 1 s" : NumberLabels.duration(silence);
        if (silence.compareTo(MIN_SILENCE) < 0) {
            return CheckResult.ok("The last webhook arrived %s ago.".formatted(since));
        }
        SilenceJudge.Judgment judgment = new SilenceJudge(
                        repository.history(last.minus(UsualRates.HISTORY).minusSeconds(7_200)))
                .judge(last, now);
        Long usual = judgment.usualPerHour();
        List<String> details = List.of(
                usual == null
                        ? "The usual rate at this time is not known yet."
                        : "At this time, at least %s an hour are usual.".formatted(NumberLabels.of(usual, "webhook")),
                String.format(
                        Locale.US,
                        "Webhooks were expected in %.1f min since the last one; from %.0f min on, this is a warning.",
                        judgment.expectedMinutes(),
                        SilenceJudge.WARN_MINUTES));
        String summary = judgment.status() == CheckStatus.OK
                ? "The last webhook arrived %s ago, which is usual at this time.".formatted(since)
                : "No webhook has arrived for %s, which is unusual at this time.".formatted(since);
        String action = judgment.status() == CheckStatus.OK ? null : ACTION;
        return new CheckResult(judgment.status(), summary, action, details);
    }
}
