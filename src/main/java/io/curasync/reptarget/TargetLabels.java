package io.curasync.reptarget;

import io.curasync.ui.NumberLabels;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** UI texts about targets and their progress. */
public final class TargetLabels {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);

    private TargetLabels() {}

    /** Formats a month as {@code November 2026}. */
    public static String month(YearMonth month) {
        return month.format(MONTH);
    }

    /** Formats a value with its unit: {@code 1 order}, {@code 60 orders} or {@code $40,000}. */
    public static String value(TargetMeasure measure, long value) {
        return measure == TargetMeasure.ORDERS ? NumberLabels.of(value, "order") : bare(measure, value);
    }

    /** Formats a value for a column whose title names the measure: {@code 60} or {@code $40,000}. */
    public static String bare(TargetMeasure measure, long value) {
        String number = NumberLabels.of(Math.abs(value));
        return (value < 0 ? "−" : "") + (measure == TargetMeasure.ORDERS ? number : "$" + number);
    }

    /** Describes the attained part: {@code 42 of 60 orders, 70 %}. */
    public static String progress(TargetProgress progress) {
        return "%s of %s, %s %%"
                .formatted(
                        bare(progress.measure(), progress.actual()),
                        value(progress.measure(), progress.target()),
                        NumberLabels.of(progress.percent()));
    }

    /** Describes the pace: {@code Ahead by 4 orders}, {@code Behind by $200}, {@code On pace} or {@code Reached}. */
    public static String pace(TargetProgress progress) {
        long ahead = progress.ahead();
        if (progress.isReached()) {
            return "Reached";
        }
        if (ahead == 0) {
            return "On pace";
        }
        return (ahead > 0 ? "Ahead by " : "Behind by ") + value(progress.measure(), Math.abs(ahead));
    }

    /** Returns the attainment of a rep's targets for a table, such as {@code 70 % · 68 %}; an empty string if there are no targets. */
    public static String percents(List<TargetProgress> targets) {
        return join(targets, TargetLabels::percent);
    }

    /**
     * Describes the attainment of a rep's targets, such as {@code 70 % of 60 · 68 % of $40,000}. Returns an empty string if there are no
     * targets.
     */
    public static String attainment(List<TargetProgress> targets) {
        return join(
                targets,
                progress -> "%s of %s".formatted(percent(progress), bare(progress.measure(), progress.target())));
    }

    private static String join(List<TargetProgress> targets, Function<TargetProgress, String> label) {
        return targets.stream().map(label).collect(Collectors.joining(" · "));
    }

    private static String percent(TargetProgress progress) {
        return NumberLabels.of(progress.percent()) + " %";
    }
}
