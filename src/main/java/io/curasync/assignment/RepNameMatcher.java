package io.curasync.assignment;

import io.curasync.account.RepNameNormalizer;
import io.curasync.account.User;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests the user that a name probably means: CuraGenesis writes "D. Reyes" for the user Dana Reyes. */
public final class RepNameMatcher {

    private static final int SAME_SURNAME = 1;
    private static final int SAME_INITIAL = 2;
    private static final int SAME_NAME = 3;

    private RepNameMatcher() {}

    /** Returns the best match, or empty if no user has a similar name. */
    public static Optional<User> of(String name, Collection<User> users) {
        String[] asked = words(name);
        return users.stream()
                .filter(user -> likeness(asked, words(user.name())) > 0)
                .max(Comparator.comparingInt(user -> likeness(asked, words(user.name()))));
    }

    private static int likeness(String[] asked, String[] known) {
        if (asked.length == 0 || known.length == 0 || !asked[asked.length - 1].equals(known[known.length - 1])) {
            return 0;
        }
        if (asked[0].equals(known[0])) {
            return SAME_NAME;
        }
        return asked[0].charAt(0) == known[0].charAt(0) ? SAME_INITIAL : SAME_SURNAME;
    }

    private static String[] words(String name) {
        String bare =
                RepNameNormalizer.key(name).replaceAll("[^\\p{L}\\p{N} ]", " ").strip();
        return bare.isEmpty() ? new String[0] : bare.split(" +");
    }
}
