package io.curasync.webhook.health;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.WebhookProperties;
import io.curasync.webhook.ingest.RejectReason;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/**
 * Health check that warns if a relevant share of the signed deliveries of the last hour had invalid signatures. It fails if at least the
 * last three signed deliveries had invalid signatures. Deliveries without a signature usually come from strangers who scan for endpoints.
 * They cause a warning only if there are many of them and no delivery was accepted.
 */
@Component
class WebhookSignaturesCheck implements HealthCheck {

    /**
     * The check fails after this number of invalid signatures without an accepted delivery in between. If some deliveries were accepted in
     * the last hour, a smaller number of invalid signatures causes no warning.
     */
    private static final int MIN_INVALID = 3;

    /** If no delivery was accepted in an hour, but at least this number arrived without a signature, the sender is probably CuraGenesis. */
    private static final int MIN_UNSIGNED = 20;

    /** The share of invalid signatures is relevant if at least one in this number of signed deliveries has an invalid signature. */
    private static final int RELEVANT_SHARE = 20;

    private final SignatureQuery query;
    private final WebhookProperties properties;

    WebhookSignaturesCheck(SignatureQuery query, WebhookProperties properties) {
        this.query = query;
        this.properties = properties;
    }

    @Override
    public CheckId id() {
        return CheckId.WEBHOOK_SIGNATURES;
    }

    @Override
    public CheckResult run() {
        if (properties.secrets().isEmpty()) {
            return CheckResult.off("Webhooks are off, because CURAGENESIS_WEBHOOK_SECRET is not set.");
        }
        SignatureReport report = query.read();
        return judge(report).with(report.lines(properties.secrets()));
    }

    private static CheckResult judge(SignatureReport report) {
        long accepted = report.accepted();
        long invalid = report.rejected(RejectReason::isInvalidSignature);
        long unsigned = report.rejected(reason -> reason == RejectReason.SIGNATURE_MISSING);
        String summary = summary(accepted, invalid + unsigned);
        if (invalid > 0 && report.rejectedSinceAccepted() >= MIN_INVALID) {
            return CheckResult.fail(
                    "The last %s have invalid signatures and were rejected."
                            .formatted(SignatureReport.deliveries(report.rejectedSinceAccepted())),
                    action(report));
        }
        boolean relevantShare = invalid >= MIN_INVALID && invalid * RELEVANT_SHARE >= accepted + invalid;
        if (relevantShare || invalid > 0 && accepted == 0) {
            return CheckResult.warn(summary, action(report));
        }
        return unsigned >= MIN_UNSIGNED && accepted == 0
                ? CheckResult.warn(
                        summary, "Check at CuraGenesis that webhooks are signed, and that no proxy removes headers.")
                : CheckResult.ok(summary);
    }

    private static String summary(long accepted, long rejected) {
        return "In the last hour, %s accepted, and %s rejected because of the signature."
                .formatted(
                        accepted == 1 ? "1 delivery was" : "%s deliveries were".formatted(NumberLabels.of(accepted)),
                        NumberLabels.of(rejected));
    }

    /**
     * Returns advice for an admin. The advice depends on the reason of the largest group of deliveries with invalid signatures from one
     * address.
     */
    private static String action(SignatureReport report) {
        RejectReason reason = report.rejections().stream()
                .filter(rejection -> rejection.reason().isInvalidSignature())
                .max(Comparator.comparingLong(SignatureReport.Rejection::deliveries))
                .map(SignatureReport.Rejection::reason)
                .orElse(RejectReason.SIGNATURE_WRONG);
        return switch (reason) {
            case SIGNATURE_EXPIRED -> "Correct the clocks of this server and of the sender.";
            case SIGNATURE_UNTIMED ->
                "Let CuraGenesis send Standard Webhooks signatures, or set"
                        + " CURASYNC_WEBHOOK_REQUIRE_TIMESTAMP=false and restart.";
            default ->
                "Compare the secret at CuraGenesis with CURAGENESIS_WEBHOOK_SECRET; if the addresses are not those of"
                        + " CuraGenesis, block them.";
        };
    }
}
