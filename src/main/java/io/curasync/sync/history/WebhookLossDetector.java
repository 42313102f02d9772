package io.curasync.sync.history;

import io.curasync.ledger.RunChangesQuery;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Detects webhook loss, that is, changes that a sync found although a webhook should have announced them. A change also counts as lost if
 * its webhook was received but has not been applied to the practice when the run ends.
 */
@Component
public class WebhookLossDetector {

    private final RunChangesQuery runChangesQuery;
    private final RunQuery runQuery;
    private final WebhookSecretProperties webhooks;
    private final WebhookLossProperties properties;

    WebhookLossDetector(
            RunChangesQuery runChangesQuery,
            RunQuery runQuery,
            WebhookSecretProperties webhooks,
            WebhookLossProperties properties) {
        this.runChangesQuery = runChangesQuery;
        this.runQuery = runQuery;
        this.webhooks = webhooks;
        this.properties = properties;
    }

    /**
     * Returns the number of practices that the run changed without a webhook. A practice counts if the run created or updated it, and no
     * recent webhook was applied to it. A webhook is recent if it was received since the start of the last successful run. Returns null if
     * no earlier run succeeded or webhooks are not configured. Must be called after the run has read all pages, and before it marks missing
     * practices, because a mark would count as an update.
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
     * Returns a warning for users if the number exceeds the configured limit; otherwise empty.
     *
     * @param missedByWebhooks number of practices that a run changed without a webhook; null if unknown
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
