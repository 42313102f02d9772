package io.curasync.ui;

/** Formats counts for display. */
public final class NumberLabels {

    private static final int GROUP = 3;

    private NumberLabels() {}

    /**
     * Formats a number as {@code 3,412}. A dashboard formats hundreds of numbers, for which a {@code NumberFormat} is
     * much slower.
     */
    public static String of(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int comma = text.length() - GROUP; comma > first; comma -= GROUP) {
            text.insert(comma, ',');
        }
        return text.toString();
    }

    /**
     * Formats a count with its noun: {@code 1 practice}, {@code 3,412 practices}.
     *
     * @param noun singular of a noun whose plural ends in {@code s}
     */
    public static String of(long number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
