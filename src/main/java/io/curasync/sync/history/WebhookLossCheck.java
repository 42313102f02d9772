package io.curasync.sync.history;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.sync.SyncRun;
import io.curasync.ui.NumberLabels;
import org.springframework.stereotype.Component;

/** Warns if the last successful sync changed more practices without a webhook than {@link WebhookLossProperties} allows. */
@Component
class WebhookLossCheck implements HealthCheck {

    private final RunQuery runQuery;
    private final WebhookSecretProperties webhooks;
    private final WebhookLossProperties properties;

    WebhookLossCheck(RunQuery runQuery, WebhookSecretProperties webhooks, WebhookLossProperties properties) {
        this.runQuery = runQuery;
        this.webhooks = webhooks;
        this.properties = properties;
    }

    @Override
    public CheckId id() {
        return CheckId.WEBHOOK_LOSS;
    }

    @Override
    public CheckResult run() {
        if (!webhooks.isConfigured()) {
            return CheckResult.off("Webhooks are off, because CURAGENESIS_WEBHOOK_SECRET is not set.");
        }
        Long missed = runQuery.lastSuccessful().map(SyncRun::missedByWebhooks).orElse(null);
        if (missed == null) {
            return CheckResult.inconclusive("Webhook loss is known after the second successful sync.");
        }
        long limit = properties.missedByWebhooksWarning();
        String summary = "The last sync changed %s that no webhook had announced; up to %s are tolerated."
                .formatted(NumberLabels.of(missed, "practice"), NumberLabels.of(limit));
        return missed <= limit
                ? CheckResult.ok(summary)
                : CheckResult.warn(summary, "Check at CuraGenesis that no webhook is rejected or disabled.");
    }
}
