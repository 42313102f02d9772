package io.curasync.notification;

import io.curasync.platform.text.NullableText;
import io.curasync.platform.text.TextSanitizer;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Titles and bodies of notifications, for the UI, emails, CSV files and the API. */
final class NotificationLabels {

    private static final Duration MIN_AGE_WITH_DATE = Duration.ofDays(1);

    private NotificationLabels() {}

    static String title(NotificationItem notificationItem, NotificationTimes times) {
        boolean one = notificationItem.events() == 1;
        return switch (notificationItem.kind()) {
            case ORDER_PLACED ->
                one
                        ? "New order from " + practice(notificationItem, "a practice")
                        : count(notificationItem, "new orders");
            case PRACTICE_ACTIVATED ->
                one ? practice(notificationItem, "A practice") + " was activated" : manyActivated(notificationItem);
            case NEXT_STEP_DUE -> one ? nextStep(notificationItem) : count(notificationItem, "next steps are due");
            case PRACTICE_DORMANT ->
                one
                        ? practice(notificationItem, "A practice") + " is dormant"
                        : count(
                                notificationItem,
                                notificationItem.forAdmins()
                                        ? "practices are dormant"
                                        : "of your practices are dormant");
            case PRACTICES_UNMATCHED ->
                one
                        ? practice(notificationItem, "A practice") + " has no rep"
                        : count(notificationItem, "practices have no rep");
            case SYNC_FAILED -> "Sync #%d failed".formatted(notificationItem.run());
            case SYNC_PARTIAL -> "Sync #%d succeeded in part".formatted(notificationItem.run());
            case SYNC_SUSPICIOUS -> "Sync #%d looks suspicious".formatted(notificationItem.run());
            case WEBHOOK_FAILED -> "Webhooks failed";
            case DATA_STALE -> "No successful sync since " + times.time(happenedAt(notificationItem));
            case ENROLLMENT_DISPUTED -> "Decide an enrollment: its user id belongs to another practice";
            case INCIDENT -> IncidentText.title(NullableText.orEmpty(notificationItem.detail()));
            case PRACTICES_HANDED_OVER -> handedOver(notificationItem, one);
        };
    }

    static String body(NotificationItem notificationItem, NotificationTimes times) {
        boolean one = notificationItem.events() == 1;
        return switch (notificationItem.kind()) {
            case ORDER_PLACED ->
                one
                        ? order(notificationItem, times)
                        : notificationItem.amount() == null ? "" : dollars(notificationItem.amount()) + " in all";
            case PRACTICE_ACTIVATED -> one ? facts(notificationItem) : foundBy(notificationItem);
            case NEXT_STEP_DUE -> one ? dueDay(notificationItem) : "";
            case PRACTICE_DORMANT ->
                one ? dormancy(notificationItem, times) : "No order for twice their usual interval";
            case PRACTICES_UNMATCHED ->
                one ? repOf(notificationItem) : "Assign them, or add their names to the reps' aliases";
            case SYNC_FAILED, SYNC_PARTIAL, SYNC_SUSPICIOUS, WEBHOOK_FAILED, ENROLLMENT_DISPUTED ->
                NullableText.orEmpty(notificationItem.detail());
            case INCIDENT -> IncidentText.body(NullableText.orEmpty(notificationItem.detail()));
            case PRACTICES_HANDED_OVER -> one ? facts(notificationItem) : "";
            case DATA_STALE ->
                joined(
                        "Two scheduled syncs have not succeeded, so the data is older than promised",
                        notificationItem.detail());
        };
    }

    /**
     * Returns the display name of the practice.
     *
     * @param unnamed text to return if the practice is outside the user's scope
     */
    private static String practice(NotificationItem notificationItem, String unnamed) {
        return notificationItem.practice() == null
                ? unnamed
                : TextSanitizer.of(notificationItem.practice().label());
    }

    private static String facts(NotificationItem notificationItem) {
        return notificationItem.practice() == null
                ? ""
                : notificationItem.practice().facts();
    }

    private static String order(NotificationItem notificationItem, NotificationTimes times) {
        Instant placed = notificationItem.happenedAt();
        String day = placed != null
                        && Duration.between(placed, notificationItem.createdAt())
                                        .abs()
                                        .compareTo(MIN_AGE_WITH_DATE)
                                > 0
                ? "placed " + times.day(placed)
                : null;
        return joined(
                "Order " + TextSanitizer.of(NullableText.orEmpty(notificationItem.detail())),
                notificationItem.amount() == null ? null : dollars(notificationItem.amount()),
                day);
    }

    /**
     * Returns the name of the practice and the text of the next step. Omits both if the user may not see the practice, because the text may
     * contain the name of the practice.
     */
    private static String nextStep(NotificationItem notificationItem) {
        return notificationItem.practice() == null
                ? "A next step is due"
                : practice(notificationItem, "") + ": "
                        + NullableText.orEmpty(notificationItem.detail()).replaceFirst("\n.*", "");
    }

    private static String dueDay(NotificationItem notificationItem) {
        return NullableText.orEmpty(notificationItem.detail()).replaceFirst("^.*\n", "");
    }

    private static String manyActivated(NotificationItem notificationItem) {
        return count(
                notificationItem,
                notificationItem.forAdmins() ? "practices were activated" : "of your practices were activated");
    }

    /**
     * Returns the text about a handover. The detail is the new owner if the user lost the practices, and {@code null} if the user
     * received them.
     */
    private static String handedOver(NotificationItem notificationItem, boolean one) {
        String to = notificationItem.detail();
        if (to == null) {
            return one
                    ? practice(notificationItem, "A practice") + " was handed over to you"
                    : count(notificationItem, "practices were handed over to you");
        }
        return (one ? "One of your practices was" : count(notificationItem, "of your practices were"))
                + " handed over to " + TextSanitizer.of(to);
    }

    private static String foundBy(NotificationItem notificationItem) {
        return notificationItem.run() == null ? "" : "Found by sync #" + notificationItem.run();
    }

    private static String dormancy(NotificationItem notificationItem, NotificationTimes times) {
        return joined(
                "Last order " + times.day(happenedAt(notificationItem)),
                notificationItem.detail() == null ? null : "usually " + notificationItem.detail(),
                facts(notificationItem));
    }

    private static String repOf(NotificationItem notificationItem) {
        String named = NullableText.orEmpty(notificationItem.detail()).isBlank()
                ? "CuraGenesis names none"
                : "CuraGenesis names “%s”".formatted(TextSanitizer.of(NullableText.orEmpty(notificationItem.detail())));
        return joined(named, facts(notificationItem));
    }

    private static Instant happenedAt(NotificationItem notificationItem) {
        return Objects.requireNonNullElse(notificationItem.happenedAt(), notificationItem.createdAt());
    }

    private static String count(NotificationItem notificationItem, String noun) {
        return String.format(Locale.US, "%,d %s", notificationItem.events(), noun);
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }

    private static String dollars(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() <= 0 ? 0 : 2);
        return format.format(amount);
    }
}
