package io.curasync.sync;

import io.curasync.ledger.RunChangesQuery;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out whether webhooks get lost: what a sync changes they should have told before. A webhook that waits in the inbox
 * when the run ends counts as lost, for it has not reached the practice.
 */
@Component
class WebhookLossDetector {

    private final RunChangesQuery trace;
    private final RunQuery rows;
    private final WebhookConfiguration webhooks;
    private final WebhookLossProperties properties;

    WebhookLossDetector(
            RunChangesQuery trace, RunQuery rows, WebhookConfiguration webhooks, WebhookLossProperties properties) {
        this.trace = trace;
        this.rows = rows;
        this.webhooks = webhooks;
        this.properties = properties;
    }

    /**
     * How many practices the run, which has read everything and marked nothing missing yet, created or updated although no
     * webhook had told of them since the last successful run began. Null: there was none, or no webhook can arrive.
     */
    @Nullable
    Long missedBefore(long run) {
        return webhooks.yes()
                ? rows.lastSuccessful()
                        .map(last -> trace.unannounced(run, last.startedAt()))
                        .orElse(null)
                : null;
    }

    /** A sentence that says what to look at, if that is too many. */
    Optional<String> warning(@Nullable Long unannounced) {
        return unannounced == null || unannounced <= properties.unannouncedWarning()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.US,
                        "The last sync changed %,d practices that no webhook had announced: look whether CuraGenesis's"
                                + " webhooks arrive.",
                        unannounced));
    }
}
