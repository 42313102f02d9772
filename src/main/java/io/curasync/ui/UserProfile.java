package io.curasync.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Provides the data about the signed-in user that the layout displays. The module that manages users implements this interface as a bean.
 */
@FunctionalInterface
public interface UserProfile {

    /**
     * The displayed data of a user.
     *
     * @param name full name
     * @param role display name of the role, such as {@code Admin}
     */
    record Person(String name, String role) {}

    /** Returns the signed-in user. Called only if a user is signed in. */
    Person current();

    /** Returns the route of the view for the user's own account; null if there is none. */
    default @Nullable String path() {
        return null;
    }

    /**
     * Returns the initials of a name in upper case. These are the first letters of the first and the last word, such as {@code DR}. A name
     * with only one word has one initial. Words are separated by whitespace or dots. For an email address, only the part before the at sign
     * is used.
     */
    static String initials(String name) {
        String[] words = name.replaceAll("@.*", "").trim().split("[\\s.]+");
        return Arrays.stream(words.length < 2 ? words : new String[] {words[0], words[words.length - 1]})
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
