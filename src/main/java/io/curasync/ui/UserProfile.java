package io.curasync.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Provides the layout with data about the signed-in user. The module that owns users provides the bean. */
@FunctionalInterface
public interface UserProfile {

    /**
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
     * Returns the first letters of the first and last word, such as {@code DR}, or the first letter of an email
     * address.
     */
    static String initials(String name) {
        String[] words = name.replaceAll("@.*", "").trim().split("[\\s.]+");
        return Arrays.stream(words.length < 2 ? words : new String[] {words[0], words[words.length - 1]})
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
