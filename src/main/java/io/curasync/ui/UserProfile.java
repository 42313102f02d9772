package io.curasync.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the layout tells of the user who is signed in. A bean of the room that knows users. */
@FunctionalInterface
public interface UserProfile {

    /**
     * @param name in full
     * @param role for people, such as {@code Admin}
     */
    record Person(String name, String role) {}

    /** Who is signed in; asked only when somebody is. */
    Person current();

    /** The route of the view in which users look after their own account; null: there is none. */
    default @Nullable String path() {
        return null;
    }

    /** The first letters of the first and the last word, such as {@code DR}; of an email address the first letter. */
    static String initials(String name) {
        String[] words = name.replaceAll("@.*", "").trim().split("[\\s.]+");
        return Arrays.stream(words.length < 2 ? words : new String[] {words[0], words[words.length - 1]})
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
