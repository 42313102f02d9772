package io.curasync.ui;

/** Numbers of things, as people read them. */
public final class NumberLabels {

    private static final int GROUP = 3;

    private NumberLabels() {}

    /** {@code 3,412}. Much quicker than a format, of which a dashboard would take hundreds. */
    public static String of(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int comma = text.length() - GROUP; comma > first; comma -= GROUP) {
            text.insert(comma, ',');
        }
        return text.toString();
    }

    /** {@code 1 practice}, {@code 3,412 practices}. */
    public static String of(long number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
