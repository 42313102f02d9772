package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.textfield.TextField;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The keyboard of every screen, kept by the browser: {@code g} and a letter go to a view, {@code /} to the search, {@code ?}
 * lists the keys.
 */
@Tag("cura-keys")
final class KeyboardShortcuts extends Component {

    private static final String GO = "data-go";
    private static final String TITLE = "data-title";
    private static final String SLASH = "data-slash";

    /** The slash leads to this field while it is shown. */
    static void slash(TextField field) {
        field.getElement().setAttribute(SLASH, true).setAttribute("aria-keyshortcuts", "/");
    }

    /** The slash follows the link from screens without a field to search in, and goes on to the field of that screen. */
    static void searchBehind(Component link) {
        link.getElement().setAttribute("data-search", true);
    }

    /** {@code g} and this letter follow the link. */
    static void go(Component link, char letter, String title) {
        link.getElement()
                .setAttribute(GO, String.valueOf(letter))
                .setAttribute(TITLE, title)
                .setAttribute("aria-keyshortcuts", "g " + letter);
    }

    /**
     * A letter of its own for each title that has one left: its first letter for the first title that begins with it, else
     * the next one that nobody has.
     */
    static Map<String, Character> letters(List<String> titles) {
        Map<String, Character> letters = new HashMap<>();
        Set<Character> taken = new HashSet<>();
        for (String title : titles) {
            char first = Character.toLowerCase(title.charAt(0));
            if (taken.add(first)) {
                letters.put(title, first);
            }
        }
        for (String title : titles) {
            if (!letters.containsKey(title)) {
                title.toLowerCase(Locale.ROOT)
                        .chars()
                        .filter(Character::isLetter)
                        .mapToObj(letter -> (char) letter)
                        .filter(taken::add)
                        .findFirst()
                        .ifPresent(letter -> letters.put(title, letter));
            }
        }
        return letters;
    }
}
