package io.curasync.practice;

import io.curasync.practice.TimelineEntry.Detail;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A timeline entry in words. */
final class TimelineWords {

    private static final Map<String, String> FIELDS = Map.of(
            "practiceId", "practice id",
            "userId", "user id",
            "curaIntakeId", "intake id",
            "salesRep", "rep",
            "owner", "owner",
            "totalOrders", "total",
            "activatedAt", "activated",
            "missingSince", "missing since");

    /** {@code 2026-01-31}: the day says enough in a line of changes. */
    private static final int DATE_LENGTH = 10;

    private TimelineWords() {}

    static String headline(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> "Order " + entry.detail().orderId();
            case ACTIVATION -> "Activated";
            case ENROLMENT -> "Enrolled";
            case CHANGE -> "Changed";
            case PEOPLE -> words(entry.fact());
            case STALE -> words(entry.fact()) + " arrived late";
            case MISSING -> missing(entry.detail()) ? "Missing upstream" : "Found upstream again";
            case SEEN -> "Seen, nothing differed";
        };
    }

    static String explanation(TimelineEntry entry) {
        Detail detail = entry.detail();
        var parts = new ArrayList<String>();
        if (detail.amount() != null) {
            parts.add(dollars(detail.amount()));
        }
        if (detail.changes() != null) {
            detail.changes().forEach((field, values) -> {
                String change = change(field, values);
                if (!change.isEmpty()) {
                    parts.add(change);
                }
            });
        }
        if (detail.counted() != null) {
            parts.add(detail.counted() ? "+1 order" : "already in the total");
        }
        if (detail.told() != null) {
            parts.add("older than what is known, no effect: " + told(detail.told()));
        }
        if (detail.reason() != null) {
            parts.add(detail.reason());
        }
        return String.join(" · ", parts);
    }

    private static boolean missing(Detail detail) {
        List<@Nullable Object> values =
                detail.changes() == null ? List.of() : detail.changes().getOrDefault("missingSince", List.of());
        return !values.isEmpty() && values.getLast() != null;
    }

    private static String told(Map<String, @Nullable Object> told) {
        return told.entrySet().stream()
                .map(field -> name(field.getKey()) + " " + text(field.getKey(), field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String change(String field, List<@Nullable Object> values) {
        if (values.size() != 2) {
            return "";
        }
        String name = name(field);
        String before = text(field, values.getFirst());
        String after = text(field, values.getLast());
        if (before.isEmpty()) {
            // The ids that a practice has from the start say nothing beside its name.
            return field.endsWith("Id") ? "" : name + " " + after;
        }
        return name + " " + before + " → " + (after.isEmpty() ? "none" : after);
    }

    private static String name(String field) {
        return FIELDS.getOrDefault(field, words(field).toLowerCase(Locale.ROOT));
    }

    private static String text(String field, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean time = field.endsWith("At") || field.endsWith("Since");
        return time && text.length() > DATE_LENGTH ? text.substring(0, DATE_LENGTH) : text;
    }

    /** {@code PracticeSeen} and {@code practice.updated} as words. */
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
