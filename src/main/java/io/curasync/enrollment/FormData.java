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
 * Normalized values of the intake form by field. Values may be invalid. The constructor normalizes them.
 *
 * @param values values by field; blank values are omitted
 */
public record FormData(Map<FormField, String> values) {

    public static final FormData EMPTY = new FormData(Map.of());

    private static final String YES = "true";
    private static final int MAX_LENGTH = 1_000;

    public FormData {
        Map<FormField, String> normalized = new EnumMap<>(FormField.class);
        values.forEach((field, value) -> {
            String normalizedValue = normalize(field, value);
            if (!normalizedValue.isEmpty()) {
                normalized.put(field, normalizedValue);
            }
        });
        values = Map.copyOf(normalized);
    }

    /** Creates form data from values whose keys are the JSON names of fields. Ignores unknown names and null values. */
    static FormData of(Map<String, @Nullable String> values) {
        Map<FormField, String> known = new EnumMap<>(FormField.class);
        values.forEach((key, value) -> FormField.byKey(key).ifPresent(field -> {
            if (value != null) {
                known.put(field, value);
            }
        }));
        return new FormData(known);
    }

    /** Returns the values in the order of the fields. The keys are the JSON names of the fields. */
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

    /** Returns whether the checkbox of the field is selected. */
    public boolean is(FormField field) {
        return YES.equals(get(field));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns the email in lowercase, for comparisons; "" if there is none. */
    String emailKey() {
        return get(FormField.EMAIL).toLowerCase(Locale.ROOT);
    }

    private static String normalize(FormField field, String value) {
        String text = TextSanitizer.of(NormalizedText.of(value), MAX_LENGTH);
        return switch (field) {
            case NPI, PHYSICIAN_NPI -> Npi.tidy(text);
            case STATE -> UsStates.code(text).orElseGet(() -> text.toUpperCase(Locale.ROOT));
            case BAA_SIGNED, PA_SIGNED -> YES.equalsIgnoreCase(text) ? YES : "";
            default -> text;
        };
    }
}
