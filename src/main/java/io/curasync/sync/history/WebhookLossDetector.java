package io.curasync.sync.history;

import io.curasync.ledger.RunChangesQuery;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Detects lost webhooks: changes that a sync found although a webhook should have announced them. A webhook that is still in the
 * inbox when the run ends counts as lost, because it has not been applied to the practice.
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
     * Counts the practices that the run created or updated without a webhook since the start of the last successful run. The run
     * must have read everything, and must not have marked missing practices yet. Returns null if there is no successful run or
     * webhooks are not configured.
     */
    @Nullable
    public Long countMissedByWebhooks(long run) {
        return webhooks.isConfigured()
                ? runQuery.lastSuccessful()
                        .map(last -> runChangesQuery.missedByWebhooks(run, last.startedAt()))
                        .orElse(null)
                : null;
    }

    /** Returns a warning that says what to check, if the number is above the limit. */
    public Optional<String> warning(@Nullable Long missedByWebhooks) {
        return missedByWebhooks == null || missedByWebhooks <= properties.missedByWebhooksWarning()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.US,
                        "The last sync changed %,d practices that no webhook had announced: look whether CuraGenesis's"
                                + " webhooks arrive.",
                        missedByWebhooks));
    }
}
