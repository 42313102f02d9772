package io.curasync.ledger;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Fields of a practice that CuraGenesis sends. Each is stored with the version of the fact that wrote it, in a column {@code …_at}. */
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

    /** Returns the template once for each field, with {@code #} replaced by the field's column, joined with the separator. */
    public static String each(String template, String separator) {
        return Arrays.stream(values())
                .map(field -> template.replace("#", field.column()))
                .collect(Collectors.joining(separator));
    }
}
