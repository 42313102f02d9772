package io.curasync.testing;

/**
 * Chooses between the short form of a test, which every build runs, and the long form of {@code ./mvnw verify -Pnightly}. The
 * long form has more repetitions and combinations of the same checks, never other checks.
 */
public final class Nightly {

    private static final boolean ENABLED = Boolean.getBoolean("curasync.nightly");

    private Nightly() {}

    public static boolean isEnabled() {
        return ENABLED;
    }

    public static int repetitions(int usual, int nightly) {
        return ENABLED ? nightly : usual;
    }
}
