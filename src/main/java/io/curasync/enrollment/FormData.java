package io.curasync.enrollment;

import io.curasync.ledger.Npi;
import io.curasync.platform.NormalizedText;
import io.curasync.platform.TextSanitizer;
import io.curasync.platform.UsStates;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the form holds, field by field; what is not there is empty. Kept even where it has faults.
 *
 * @param values never blank
 */
public record FormData(Map<FormField, String> values) {

    public static final FormData EMPTY = new FormData(Map.of());

    private static final String YES = "true";
    private static final int MAX_LENGTH = 1_000;

    public FormData {
        Map<FormField, String> kept = new EnumMap<>(FormField.class);
        values.forEach((field, value) -> {
            String tidy = tidy(field, value);
            if (!tidy.isEmpty()) {
                kept.put(field, tidy);
            }
        });
        values = Map.copyOf(kept);
    }

    /** By the fields' names in JSON; unknown ones are passed over. */
    static FormData of(Map<String, @Nullable String> values) {
        Map<FormField, String> known = new EnumMap<>(FormField.class);
        values.forEach((key, value) -> FormField.named(key).ifPresent(field -> {
            if (value != null) {
                known.put(field, value);
            }
        }));
        return new FormData(known);
    }

    /** By the fields' names in JSON, in the order of the form. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (FormField field : FormField.values()) {
            if (values.containsKey(field)) {
                map.put(field.key(), values.get(field));
            }
        }
        return map;
    }

    /** "" when there is none. */
    public String get(FormField field) {
        return values.getOrDefault(field, "");
    }

    /** Null when there is none. */
    public @Nullable String orNull(FormField field) {
        return values.get(field);
    }

    public boolean is(FormField field) {
        return YES.equals(get(field));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The e-mail address as two of them are compared. */
    String emailKey() {
        return get(FormField.EMAIL).toLowerCase(Locale.ROOT);
    }

    private static String tidy(FormField field, String value) {
        String kept = TextSanitizer.of(NormalizedText.of(value), MAX_LENGTH);
        return switch (field) {
            case NPI, PHYSICIAN_NPI -> Npi.tidy(kept);
            case STATE -> UsStates.code(kept).orElseGet(() -> kept.toUpperCase(Locale.ROOT));
            case BAA_SIGNED, PA_SIGNED -> YES.equalsIgnoreCase(kept) ? YES : "";
            default -> kept;
        };
    }
}
