package io.curasync.webhook.health;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.WebhookProperties;
import io.curasync.webhook.WebhookSecret;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Health check that fails if no webhook secret is configured. */
@Component
class WebhookSecretCheck implements HealthCheck {

    private final WebhookProperties properties;

    WebhookSecretCheck(WebhookProperties properties) {
        this.properties = properties;
    }

    @Override
    public CheckId id() {
        return CheckId.WEBHOOK_SECRET;
    }

    @Override
    public CheckResult run() {
        List<WebhookSecret> secrets = properties.secrets();
        if (secrets.isEmpty()) {
            return CheckResult.fail(
                    "CURAGENESIS_WEBHOOK_SECRET is not set, so all webhooks are rejected.",
                    "Set CURAGENESIS_WEBHOOK_SECRET to the webhook secret of CuraGenesis and restart.");
        }
        return CheckResult.ok("Webhooks are verified with %s.".formatted(NumberLabels.of(secrets.size(), "secret")))
                .with(IntStream.range(0, secrets.size())
                        .mapToObj(i -> "Secret %d ends in …%s."
                                .formatted(i + 1, secrets.get(i).suffix()))
                        .toList());
    }
}
