package io.curasync.base;

import java.util.Locale;

/** Numbers of things, as people read them. */
public final class Quantity {

    private Quantity() {}

    /** {@code 3,412}. */
    public static String of(long number) {
        return String.format(Locale.US, "%,d", number);
    }

    /** {@code 1 practice}, {@code 3,412 practices}. */
    public static String of(long number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
