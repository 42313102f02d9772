package io.curasync.sync.history;

import io.curasync.ledger.RunChangesQuery;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Detects webhook loss: changes that a sync found although a webhook should have announced them. A change whose webhook is still in
 * the inbox when the run ends counts as lost, because the webhook has not been applied to the practice.
 */
@Component
public class WebhookLossDetector {

    private final RunChangesQuery runChangesQuery;
    private final RunQuery runQuery;
    private final WebhookConfiguration webhooks;
    private final WebhookLossProperties properties;

    WebhookLossDetector(
            RunChangesQuery runChangesQuery,
            RunQuery runQuery,
            WebhookConfiguration webhooks,
            WebhookLossProperties properties) {
        this.runChangesQuery = runChangesQuery;
        this.runQuery = runQuery;
        this.webhooks = webhooks;
        this.properties = properties;
    }

    /**
     * Returns the number of practices that the run created or updated and no webhook has changed since the start of the last
     * successful run; null if there is no successful run or webhooks are not configured. Call this after the run has read all pages
     * and before it marks missing practices.
     */
    @Nullable
    public Long countMissedByWebhooks(long run) {
        return webhooks.isConfigured()
                ? runQuery.lastSuccessful()
                        .map(last -> runChangesQuery.missedByWebhooks(run, last.startedAt()))
                        .orElse(null)
                : null;
    }

    /**
     * Returns a warning for users if the number is above the configured limit.
     *
     * @param missedByWebhooks null if unknown
     */
    public Optional<String> warning(@Nullable Long missedByWebhooks) {
        return missedByWebhooks == null || missedByWebhooks <= properties.missedByWebhooksWarning()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.US,
                        "The last sync changed %,d practices that no webhook had announced. Check that CuraGenesis's"
                                + " webhooks arrive.",
                        missedByWebhooks));
    }
}
