package io.curasync.webhook.health;

import io.curasync.ui.NumberLabels;
import io.curasync.webhook.WebhookSecret;
import io.curasync.webhook.ingest.RejectReason;
import io.curasync.webhook.ingest.SignatureScheme;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of deliveries that were accepted with each secret, and of deliveries that were rejected because of their signature.
 *
 * @param countedSince start of the oldest stored period in which deliveries were counted; null if no counts are stored
 * @param uses accepted deliveries by secret and scheme, in the order of the secrets
 * @param rejections rejected deliveries of about the last hour, by address and reason; most deliveries first
 * @param rejectedSinceAccepted number of deliveries with an invalid signature since the last accepted delivery
 */
record SignatureReport(
        @Nullable Instant countedSince, List<SecretUse> uses, List<Rejection> rejections, long rejectedSinceAccepted) {

    /** Maximum number of sentences about rejected deliveries. Further rejected deliveries are combined in one more sentence. */
    static final int MAX_ADDRESS_LINES = 10;

    SignatureReport {
        uses = List.copyOf(uses);
        rejections = List.copyOf(rejections);
    }

    /**
     * Number of accepted deliveries with one secret and one scheme.
     *
     * @param secretSuffix last four characters of the secret
     * @param lastHour number of deliveries within about the last hour
     * @param deliveries number of deliveries since {@link SignatureReport#countedSince}
     */
    record SecretUse(String secretSuffix, SignatureScheme scheme, long lastHour, long deliveries) {}

    /**
     * Number of deliveries from one address that were rejected within about the last hour for the same reason.
     *
     * @param address address of the sender; empty for addresses that are counted together
     */
    record Rejection(RejectReason reason, String address, long deliveries) {

        private String from() {
            return address.isEmpty() ? "other addresses" : address;
        }
    }

    long accepted() {
        return uses.stream().mapToLong(SecretUse::lastHour).sum();
    }

    long rejected(Predicate<RejectReason> reasons) {
        return rejections.stream()
                .filter(rejection -> reasons.test(rejection.reason()))
                .mapToLong(Rejection::deliveries)
                .sum();
    }

    /** Returns sentences about the rejected deliveries and about the use of each configured secret. */
    List<String> lines(List<WebhookSecret> secrets) {
        return Stream.concat(rejectionLines().stream(), secretLines(secrets).stream())
                .toList();
    }

    private List<String> rejectionLines() {
        List<String> lines = new ArrayList<>();
        rejections.stream()
                .limit(MAX_ADDRESS_LINES)
                .map(rejection -> "%s rejected from %s: %s."
                        .formatted(
                                deliveries(rejection.deliveries()),
                                rejection.from(),
                                rejection.reason().label()))
                .forEach(lines::add);
        long others = rejections.stream()
                .skip(MAX_ADDRESS_LINES)
                .mapToLong(Rejection::deliveries)
                .sum();
        if (others > 0) {
            lines.add("%s rejected from further addresses.".formatted(deliveries(others)));
        }
        return lines;
    }

    private List<String> secretLines(List<WebhookSecret> secrets) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < secrets.size(); i++) {
            String suffix = secrets.get(i).suffix();
            String secret = "Secret %d (…%s): ".formatted(i + 1, suffix);
            List<SecretUse> matching = uses.stream()
                    .filter(use -> use.secretSuffix().equals(suffix))
                    .toList();
            matching.forEach(use -> lines.add(secret
                    + "%s in the last hour, %s since %s (%s)."
                            .formatted(
                                    deliveries(use.lastHour()),
                                    NumberLabels.of(use.deliveries()),
                                    since(),
                                    use.scheme().label())));
            if (matching.isEmpty()) {
                lines.add(secret + "no delivery" + (countedSince == null ? "." : " since %s.".formatted(since())));
            }
        }
        return lines;
    }

    private @Nullable LocalDate since() {
        return countedSince == null
                ? null
                : countedSince.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    static String deliveries(long count) {
        return count == 1 ? "1 delivery" : "%s deliveries".formatted(NumberLabels.of(count));
    }
}
