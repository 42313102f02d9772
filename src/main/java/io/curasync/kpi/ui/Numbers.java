package io.curasync.kpi.ui;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {

    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.US, "%,d", number);
    }

    /** {@code 1 order}, {@code 2,080 orders}. */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " %";
    }
}
