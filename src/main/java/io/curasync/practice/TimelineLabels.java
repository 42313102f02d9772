package io.curasync.practice;

import io.curasync.practice.TimelineEntry.Detail;
import io.curasync.ui.BrowserTime;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** UI text of timeline entries. */
final class TimelineLabels {

    private static final String TOTAL = "totalOrders";
    private static final String NO_ORDERS = "0";

    private static final Map<String, String> FIELDS = Map.of(
            "practiceId",
            "practice id",
            "userId",
            "user id",
            "curaIntakeId",
            "intake id",
            "salesRep",
            "rep",
            "owner",
            "owner",
            TOTAL,
            "total",
            "activatedAt",
            "activated",
            "missingSince",
            "missing since");

    private TimelineLabels() {}

    static String headline(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> "Order " + entry.detail().orderId();
            case ACTIVATION -> "Activated";
            case ENROLLMENT -> firstSeen(entry);
            case CHANGE -> "Changed";
            case PEOPLE -> words(entry.fact());
            case STALE -> words(entry.fact()) + " arrived late";
            case MISSING -> isMissing(entry.detail()) ? "No longer in CuraGenesis" : "Back in CuraGenesis";
            case SEEN -> "Seen, no changes";
        };
    }

    /**
     * Returns the title of a new practice's first entry. A sync only sees a practice for the first time; the practice
     * may have enrolled long before.
     */
    private static String firstSeen(TimelineEntry entry) {
        return switch (entry.source()) {
            case SYNC -> "First seen in sync" + (entry.sourceId() == null ? "" : " #" + entry.sourceId());
            case WEBHOOK -> "Enrolled";
            case PEOPLE -> words(entry.fact());
        };
    }

    /**
     * Returns the effect, or the reason why there was none.
     *
     * @param zone the time zone of displayed days
     */
    static String explanation(TimelineEntry entry, BrowserTime zone) {
        Instant placedAt = entry.placedLongBefore();
        return join(entry, zone, placedAt == null ? null : "placed " + zone.day(placedAt));
    }

    /** Returns the explanation without the time of placement. */
    static String effect(TimelineEntry entry, BrowserTime zone) {
        return join(entry, zone, null);
    }

    private static String join(TimelineEntry entry, BrowserTime zone, @Nullable String placement) {
        Detail detail = entry.detail();
        var parts = new ArrayList<String>();
        if (detail.amount() != null) {
            parts.add(dollars(detail.amount()));
        }
        if (placement != null) {
            parts.add(placement);
        }
        if (detail.changes() != null) {
            detail.changes().forEach((field, values) -> {
                String change = change(field, values, zone);
                if (!change.isEmpty()) {
                    parts.add(change);
                }
            });
        }
        if (detail.counted() != null) {
            parts.add(detail.counted() ? "+1 order" : "already counted");
        }
        if (detail.staleValues() != null) {
            parts.add("older than the known state, no effect: " + values(detail.staleValues(), zone));
        }
        if (detail.reason() != null) {
            parts.add(detail.reason());
        }
        return String.join(" · ", parts);
    }

    private static boolean isMissing(Detail detail) {
        List<@Nullable Object> values =
                detail.changes() == null ? List.of() : detail.changes().getOrDefault("missingSince", List.of());
        return !values.isEmpty() && values.getLast() != null;
    }

    private static String values(Map<String, @Nullable Object> values, BrowserTime zone) {
        return values.entrySet().stream()
                .map(field -> name(field.getKey()) + " " + text(field.getKey(), field.getValue(), zone))
                .collect(Collectors.joining(", "));
    }

    private static String change(String field, List<@Nullable Object> values, BrowserTime zone) {
        if (values.size() != 2) {
            return "";
        }
        String name = name(field);
        String before = text(field, values.getFirst(), zone);
        String after = text(field, values.getLast(), zone);
        if (field.equals(TOTAL) && NO_ORDERS.equals(before)) {
            return after + (after.equals("1") ? " order" : " orders");
        }
        if (before.isEmpty()) {
            // Initial ids add nothing to the name of the practice.
            return field.endsWith("Id") ? "" : name + " " + after;
        }
        return name + " " + before + " → " + (after.isEmpty() ? "none" : after);
    }

    private static String name(String field) {
        return FIELDS.getOrDefault(field, words(field).toLowerCase(Locale.ROOT));
    }

    private static String text(String field, @Nullable Object value, BrowserTime zone) {
        String text = value == null ? "" : value.toString();
        boolean time = field.endsWith("At") || field.endsWith("Since");
        if (!time || text.isEmpty()) {
            return text;
        }
        try {
            return zone.day(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** Converts {@code PracticeSeen} and {@code practice.updated} to words. */
    private static String words(String name) {
        String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replaceAll("[._]", " ")
                .toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private static String dollars(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        return format.format(amount);
    }
}
