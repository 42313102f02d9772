package io.curasync.practice;

import io.curasync.practice.TimelineEntry.Detail;
import io.curasync.ui.BrowserTime;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** UI texts for timeline entries. */
final class TimelineLabels {

    private static final String NEXT_STEP = "text";
    private static final String DUE_ON = "dueOn";
    private static final String TOTAL = "totalOrders";
    private static final String NO_ORDERS = "0";

    private static final String CONTACTS = "contacts";

    private static final Map<String, String> FIELDS = Map.of(
            "zip",
            "ZIP",
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
            case NOTE -> "Note";
            case ACTIVATION -> "Activated";
            case ENROLLMENT -> firstSeen(entry);
            case CHANGE -> "Changed";
            case PEOPLE, NEXT_STEP -> words(entry.fact());
            case STALE -> words(entry.fact()) + " arrived late";
            case MISSING -> isMissing(entry.detail()) ? "No longer in CuraGenesis" : "Back in CuraGenesis";
            case SEEN -> "Seen, no changes";
        };
    }

    /**
     * Returns the title of the entry that records the creation of the practice in CuraSync. If a sync created the practice, the title does
     * not say "Enrolled", because the practice may have enrolled long before.
     */
    private static String firstSeen(TimelineEntry entry) {
        return switch (entry.source()) {
            case SYNC -> "First seen in sync" + (entry.sourceId() == null ? "" : " #" + entry.sourceId());
            case WEBHOOK -> "Enrolled";
            case PEOPLE -> words(entry.fact());
        };
    }

    /**
     * Returns the text about the effect of the fact, with the reason if there is one.
     *
     * @param zone time zone of the displayed days
     */
    static String explanation(TimelineEntry entry, BrowserTime zone) {
        Instant placedAt = entry.placedLongBefore();
        return join(entry, zone, placedAt == null ? null : "placed " + zone.day(placedAt));
    }

    /** Returns the {@link #explanation} without the time at which the order was placed. */
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
        if (detail.note() != null) {
            parts.add(detail.note());
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
        Object first = values.getFirst();
        Object last = values.getLast();
        // Displays only the contacts that have changed.
        String before = field.equals(CONTACTS) ? contacts(first, last) : text(field, first, zone);
        String after = field.equals(CONTACTS) ? contacts(last, first) : text(field, last, zone);
        if (field.equals(TOTAL) && NO_ORDERS.equals(before)) {
            return after + (after.equals("1") ? " order" : " orders");
        }
        if (field.equals(NEXT_STEP) || field.equals(DUE_ON)) {
            // The title of the entry says whether the step was set, done or dropped.
            return (field.equals(DUE_ON) ? "due " : "")
                    + (before.isEmpty() || after.isEmpty() ? before + after : before + " → " + after);
        }
        if (before.isEmpty()) {
            // Omits the first value of an id, because users already know the practice by its name or id.
            return field.endsWith("Id") ? "" : name + " " + after;
        }
        return name + " " + before + " → " + (after.isEmpty() ? "none" : after);
    }

    /** Returns a text with the contacts that are not in the other list. */
    private static String contacts(@Nullable Object contacts, @Nullable Object others) {
        List<?> ignored = others instanceof List<?> list ? list : List.of();
        return contacts instanceof List<?> list
                ? list.stream()
                        .filter(contact -> !ignored.contains(contact))
                        .map(TimelineLabels::contact)
                        .collect(Collectors.joining("; "))
                : "";
    }

    private static String contact(@Nullable Object contact) {
        return contact instanceof Map<?, ?> values
                ? Stream.of("name", "role", "phone", "email")
                        .map(values::get)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static String name(String field) {
        return FIELDS.getOrDefault(field, words(field).toLowerCase(Locale.ROOT));
    }

    private static String text(String field, @Nullable Object value, BrowserTime zone) {
        String text = value == null ? "" : value.toString();
        if (field.equals(DUE_ON) && !text.isEmpty()) {
            return zone.day(LocalDate.parse(text));
        }
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

    /** Converts a name such as {@code practice.updated} or {@code curaIntakeId} to words with an initial capital. */
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
