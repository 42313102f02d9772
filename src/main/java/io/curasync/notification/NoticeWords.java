package io.curasync.notification;

import io.curasync.platform.Printable;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notifications as people read them. */
final class NoticeWords {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MMM d, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    private static final Duration WORTH_A_DATE = Duration.ofDays(1);

    private NoticeWords() {}

    static String title(Notice notice) {
        boolean one = notice.events() == 1;
        return switch (notice.kind()) {
            case ORDER_PLACED -> one ? "New order from " + practice(notice, "a practice") : count(notice, "new orders");
            case PRACTICE_ACTIVATED -> one ? practice(notice, "A practice") + " was activated" : manyActivated(notice);
            case PRACTICES_UNMATCHED ->
                one ? practice(notice, "A practice") + " has no rep" : count(notice, "practices have no rep");
            case SYNC_FAILED -> "Sync #%d failed".formatted(notice.run());
            case SYNC_PARTIAL -> "Sync #%d succeeded in part".formatted(notice.run());
            case SYNC_SUSPICIOUS -> "Sync #%d looks suspicious".formatted(notice.run());
            case WEBHOOK_FAILED -> "Webhooks failed";
            case DATA_STALE -> "No sync has succeeded since " + MINUTE.format(happenedAt(notice));
            case ENROLLMENT_DISPUTED -> "Decide an enrollment: its user id belongs to another practice";
        };
    }

    static String body(Notice notice) {
        boolean one = notice.events() == 1;
        return switch (notice.kind()) {
            case ORDER_PLACED ->
                one ? order(notice) : notice.amount() == null ? "" : dollars(notice.amount()) + " in all";
            case PRACTICE_ACTIVATED -> one ? orEmpty(notice.practiceFacts()) : foundBy(notice);
            case PRACTICES_UNMATCHED ->
                one ? repOf(notice) : "Assign them, or add the names they carry to the reps' aliases";
            case SYNC_FAILED, SYNC_PARTIAL, SYNC_SUSPICIOUS, WEBHOOK_FAILED, ENROLLMENT_DISPUTED ->
                orEmpty(notice.detail());
            case DATA_STALE ->
                joined(
                        "Two scheduled syncs should have since, so what is shown is older than promised",
                        notice.detail());
        };
    }

    /** @param unnamed when it is none of the reader's any more */
    private static String practice(Notice notice, String unnamed) {
        return notice.practiceLabel() == null ? unnamed : Printable.of(notice.practiceLabel());
    }

    private static String order(Notice notice) {
        Instant placed = notice.happenedAt();
        boolean dated = placed != null
                && Duration.between(placed, notice.createdAt()).abs().compareTo(WORTH_A_DATE) > 0;
        return joined(
                "Order " + Printable.of(orEmpty(notice.detail())),
                notice.amount() == null ? null : dollars(notice.amount()),
                dated ? "placed " + DAY.format(placed) : null);
    }

    private static String manyActivated(Notice notice) {
        return count(notice, notice.forAdmins() ? "practices were activated" : "of your practices were activated");
    }

    private static String foundBy(Notice notice) {
        return notice.run() == null ? "" : "Found by sync #" + notice.run();
    }

    private static String repOf(Notice notice) {
        String named = orEmpty(notice.detail()).isBlank()
                ? "CuraGenesis names none"
                : "CuraGenesis names “%s”".formatted(Printable.of(orEmpty(notice.detail())));
        return joined(named, notice.practiceFacts());
    }

    private static Instant happenedAt(Notice notice) {
        return Objects.requireNonNullElse(notice.happenedAt(), notice.createdAt());
    }

    private static String count(Notice notice, String words) {
        return String.format(Locale.US, "%,d %s", notice.events(), words);
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String dollars(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() <= 0 ? 0 : 2);
        return format.format(amount);
    }
}
