package io.curasync.kpi.ui;

/** Numbers as people read them. */
final class Percent {

    private Percent() {}

    static String percent(long part, long whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " %";
    }
}
