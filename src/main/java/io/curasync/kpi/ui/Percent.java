package io.curasync.kpi.ui;

/** Formats percentages, rounded to whole numbers; "–" if the whole is 0. */
final class Percent {

    private Percent() {}

    static String format(long part, long whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " %";
    }
}
