package io.curasync.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Provides the data about the signed-in user that the layout displays. The module that owns users provides the bean.
 */
@FunctionalInterface
public interface UserProfile {

    /**
     * A user, as displayed.
     *
     * @param name full name
     * @param role display name of the role, such as {@code Admin}
     */
    record Person(String name, String role) {}

    /** Returns the signed-in user. Called only if a user is signed in. */
    Person current();

    /** Returns the route of the view for the user's own account, or null if there is none. */
    default @Nullable String path() {
        return null;
    }

    /**
     * Returns the initials of a name: the first letters of its first and last word, such as {@code DR}. For an email
     * address, uses only the part before the {@code @}.
     */
    static String initials(String name) {
        String[] words = name.replaceAll("@.*", "").trim().split("[\\s.]+");
        return Arrays.stream(words.length < 2 ? words : new String[] {words[0], words[words.length - 1]})
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
