package io.curasync.assignment;

import io.curasync.account.RepNameNormalizer;
import io.curasync.account.User;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Proposes a user for a rep name from CuraGenesis, such as Dana Reyes for "D. Reyes". */
public final class RepNameMatcher {

    private static final int SAME_SURNAME = 1;
    private static final int SAME_INITIAL = 2;
    private static final int SAME_NAME = 3;

    private RepNameMatcher() {}

    /**
     * Returns the user with the most similar name among the users with the same surname; empty if there is none. The last word of a name
     * counts as the surname. Among these users, one with the same first word comes first, then one with the same initial.
     */
    public static Optional<User> of(String name, Collection<User> users) {
        String[] repName = words(name);
        return users.stream()
                .filter(user -> similarity(repName, words(user.name())) > 0)
                .max(Comparator.comparingInt(user -> similarity(repName, words(user.name()))));
    }

    private static int similarity(String[] repName, String[] userName) {
        if (repName.length == 0
                || userName.length == 0
                || !repName[repName.length - 1].equals(userName[userName.length - 1])) {
            return 0;
        }
        if (repName[0].equals(userName[0])) {
            return SAME_NAME;
        }
        return repName[0].charAt(0) == userName[0].charAt(0) ? SAME_INITIAL : SAME_SURNAME;
    }

    private static String[] words(String name) {
        String letters =
                RepNameNormalizer.key(name).replaceAll("[^\\p{L}\\p{N} ]", " ").strip();
        return letters.isEmpty() ? new String[0] : letters.split(" +");
    }
}
