package io.curasync.kpi.ui;

/** Formats percentages. */
final class Percent {

    private Percent() {}

    static String format(long part, long whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " %";
    }
}
