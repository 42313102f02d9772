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
 * Keyboard shortcuts, which the browser handles. {@code g} followed by a letter opens a view, {@code /} focuses the search field, and
 * {@code ?} lists the shortcuts.
 */
@Tag("cura-keys")
public final class KeyboardShortcuts extends Component {

    private static final String GO = "data-go";
    private static final String TITLE = "data-title";
    private static final String SLASH = "data-slash";

    /**
     * Makes the slash key focus the field while the field is attached. If several such fields are attached, the slash key focuses the first
     * field on the page.
     */
    public static void focusOnSlash(TextField field) {
        field.getElement().setAttribute(SLASH, true).setAttribute("aria-keyshortcuts", "/");
    }

    /**
     * Makes the slash key open the target of the link and focus the search field there. The link has no effect on the slash key on screens
     * with their own search field.
     */
    public static void openSearchOnSlash(Component link) {
        link.getElement().setAttribute("data-search", true);
    }

    /**
     * Makes {@code g} followed by the letter open the link's target.
     *
     * @param title name of the target in the list of shortcuts
     */
    public static void openOnLetter(Component link, char letter, String title) {
        link.getElement()
                .setAttribute(GO, String.valueOf(letter))
                .setAttribute(TITLE, title)
                .setAttribute("aria-keyshortcuts", "g " + letter);
    }

    /**
     * Assigns distinct lowercase letters to titles. If several titles start with the same letter, the first of them gets this letter. Each
     * remaining title gets the first of its letters that is still available.
     *
     * @param titles distinct and not empty
     * @return letters by title; does not contain titles whose letters are all in use
     */
    public static Map<String, Character> letters(List<String> titles) {
        Map<String, Character> letters = new HashMap<>();
        Set<Character> usedLetters = new HashSet<>();
        for (String title : titles) {
            char first = Character.toLowerCase(title.charAt(0));
            if (usedLetters.add(first)) {
                letters.put(title, first);
            }
        }
        for (String title : titles) {
            if (!letters.containsKey(title)) {
                title.toLowerCase(Locale.ROOT)
                        .chars()
                        .filter(Character::isLetter)
                        .mapToObj(letter -> (char) letter)
                        .filter(usedLetters::add)
                        .findFirst()
                        .ifPresent(letter -> letters.put(title, letter));
            }
        }
        return letters;
    }
}
