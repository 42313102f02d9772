package io.curasync.practice.ui;

import io.curasync.platform.text.CodePoints;
import io.curasync.practice.PracticeFilter;
import io.curasync.ui.UrlQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The name of a CSV file of practices: contains the filters and the day. */
final class CsvFileName {

    /** Some file systems allow no longer names. */
    private static final int MAX_LENGTH = 100;

    private CsvFileName() {}

    /** {@code practices-tx-active-2026-11-28.csv}. */
    static String of(PracticeUrlState practiceUrlState, LocalDate day) {
        PracticeFilter filter = practiceUrlState.filter();
        List<String> parts = new ArrayList<>(List.of("practices"));
        parts.addAll(filter.states());
        if (filter.status() != null) {
            parts.add(UrlQuery.word(filter.status()));
        }
        if (filter.specialty() != null) {
            parts.add(filter.specialty());
        }
        if (filter.rep() != null) {
            parts.add(filter.rep() == PracticeFilter.NOBODY ? "unmatched" : "rep " + filter.rep());
        }
        if (filter.activatedDays() != null) {
            parts.add(filter.activatedDays() == PracticeFilter.EVER ? "activated" : filter.activatedDays() + "d");
        }
        parts.add(filter.search());
        // Letters and digits of any language; other characters are not valid in file names everywhere.
        String name = String.join(" ", parts)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("-$", "");
        return CodePoints.first(MAX_LENGTH, name) + "-" + day + ".csv";
    }
}
