package io.curasync.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the names that CuraGenesis writes for reps are compared: without case and surplus blanks. */
public final class RepName {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private RepName() {}

    /** The key of a name; "" for a practice without a rep. */
    public static String key(String name) {
        return BLANKS.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
