package io.curasync.ledger;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The fields of a practice that are separate registers: a value and the version ({@code …_at}) that wrote it. */
public enum PracticeField {
    USER_ID,
    CURA_INTAKE_ID,
    SPECIALTY,
    STATE,
    SALES_REP,
    ACTIVATED_AT;

    String column() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Repeats the template for each field, with {@code #} replaced by its column. */
    public static String each(String template, String separator) {
        return Arrays.stream(values())
                .map(field -> template.replace("#", field.column()))
                .collect(Collectors.joining(separator));
    }
}
