package io.curasync.ledger;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Fields of a practice that CuraGenesis sends, except the practice id and the total orders. Each field has a second column with the suffix
 * {@code _at}. The second column contains the version of the fact that last wrote the field; see {@link Provenance#version}.
 */
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

    /**
     * Repeats a template for each field and joins the results with the separator. Each {@code #} in the template is replaced by
     * the column of the field.
     */
    public static String each(String template, String separator) {
        return Arrays.stream(values())
                .map(field -> template.replace("#", field.column()))
                .collect(Collectors.joining(separator));
    }
}
