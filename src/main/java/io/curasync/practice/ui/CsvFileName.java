package io.curasync.practice.ui;

import io.curasync.platform.text.CodePoints;
import io.curasync.practice.PracticeFilter;
import io.curasync.ui.UrlQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Builds the name of a downloaded CSV file of practices from the filters and the day. */
final class CsvFileName {

    /** Maximum number of code points before the day. Some file systems do not allow long names. */
    private static final int MAX_LENGTH = 100;

    private CsvFileName() {}

    /** Returns a name such as {@code practices-tx-active-2026-11-28.csv}. */
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
            parts.add(filter.rep() == PracticeFilter.UNMATCHED ? "unmatched" : "rep " + filter.rep());
        }
        if (filter.activatedDays() != null) {
            parts.add(filter.activatedDays() == PracticeFilter.EVER ? "activated" : filter.activatedDays() + "d");
        }
        if (filter.hasUserId() != null) {
            parts.add(filter.hasUserId() ? "with user id" : "without user id");
        }
        if (filter.createdHere() != null) {
            parts.add(filter.createdHere() ? "created here" : "from curagenesis");
        }
        parts.add(filter.search());
        // Replaces all characters except letters and digits, because some file systems do not allow other characters.
        String name = String.join(" ", parts)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("-$", "");
        return CodePoints.first(MAX_LENGTH, name) + "-" + day + ".csv";
    }
}
