package io.curasync.ui.chart;

import io.curasync.ui.NumberLabels;

/**
 * The change of a figure, with its sign and a color. Screen readers read the sign as a word, such as “up”.
 *
 * @param text visible text, such as {@code +12}
 * @param spoken text for screen readers, such as {@code up 12 since yesterday}
 * @param tone {@code ok}, {@code error} or {@code neutral}; determines the color
 * @param since start of the comparison, such as {@code since yesterday}; the tooltip
 */
public record KpiDelta(String text, String spoken, String tone, String since) {

    /** Creates the change of a figure that is better the higher it is. */
    public static KpiDelta of(long change, String since) {
        return create(change, since, change > 0);
    }

    /** Creates the change of a figure that is better the lower it is. */
    public static KpiDelta ofLowerIsBetter(long change, String since) {
        return create(change, since, change < 0);
    }

    private static KpiDelta create(long change, String since, boolean good) {
        String number = NumberLabels.of(Math.abs(change));
        return change == 0
                ? new KpiDelta("±" + number, "unchanged " + since, "neutral", since)
                : new KpiDelta(
                        (change > 0 ? "+" : "−") + number,
                        (change > 0 ? "up " : "down ") + number + " " + since,
                        good ? "ok" : "error",
                        since);
    }
}
