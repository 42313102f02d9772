package io.curasync.enrollment;

import io.curasync.ledger.Npi;
import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.platform.text.UsStates;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of the form by field. Missing fields are empty. Invalid values are allowed.
 *
 * @param values never blank
 */
public record FormData(Map<FormField, String> values) {

    public static final FormData EMPTY = new FormData(Map.of());

    private static final String YES = "true";
    private static final int MAX_LENGTH = 1_000;

    public FormData {
        Map<FormField, String> normalized = new EnumMap<>(FormField.class);
        values.forEach((field, value) -> {
            String tidy = tidy(field, value);
            if (!tidy.isEmpty()) {
                normalized.put(field, tidy);
            }
        });
        values = Map.copyOf(normalized);
    }

    /** Creates form data from values by JSON name. Unknown names are ignored. */
    static FormData of(Map<String, @Nullable String> values) {
        Map<FormField, String> known = new EnumMap<>(FormField.class);
        values.forEach((key, value) -> FormField.named(key).ifPresent(field -> {
            if (value != null) {
                known.put(field, value);
            }
        }));
        return new FormData(known);
    }

    /** Returns the values by JSON name, in the order of the form. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (FormField field : FormField.values()) {
            if (values.containsKey(field)) {
                map.put(field.key(), values.get(field));
            }
        }
        return map;
    }

    /** Returns the value, or "" if there is none. */
    public String get(FormField field) {
        return values.getOrDefault(field, "");
    }

    /** Returns the value, or null if there is none. */
    public @Nullable String orNull(FormField field) {
        return values.get(field);
    }

    public boolean is(FormField field) {
        return YES.equals(get(field));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns the email in the form in which emails are compared. */
    String emailKey() {
        return get(FormField.EMAIL).toLowerCase(Locale.ROOT);
    }

    private static String tidy(FormField field, String value) {
        String normalized = TextSanitizer.of(NormalizedText.of(value), MAX_LENGTH);
        return switch (field) {
            case NPI, PHYSICIAN_NPI -> Npi.tidy(normalized);
            case STATE -> UsStates.code(normalized).orElseGet(() -> normalized.toUpperCase(Locale.ROOT));
            case BAA_SIGNED, PA_SIGNED -> YES.equalsIgnoreCase(normalized) ? YES : "";
            default -> normalized;
        };
    }
}
