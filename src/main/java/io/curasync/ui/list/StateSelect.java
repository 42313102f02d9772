package io.curasync.ui.list;

import com.vaadin.flow.component.combobox.ComboBox;
import io.curasync.platform.text.UsStates;

/**
 * Creates a combo box for a US state or territory. The user can search by two-letter code and by name. The value is the code of the state,
 * or the typed text if it does not identify exactly one state.
 */
public final class StateSelect {

    private StateSelect() {}

    public static ComboBox<String> create(String label) {
        ComboBox<String> box = new ComboBox<>(label);
        box.setItems(StateSelect::startsWithTyped, UsStates.codes());
        box.setItemLabelGenerator(code -> UsStates.isCode(code) ? code + " · " + UsStates.name(code) : code);
        box.setClearButtonVisible(true);
        SingleMatchSelection.selectOrKeepText(box, UsStates.codes(), StateSelect::identifies, box::setValue);
        return box;
    }

    /**
     * Returns whether the typed text is the two-letter code or the name of the state, or the beginning of either. A complete code or name
     * matches only its own state. For example, “MA” matches Massachusetts but not Maine.
     */
    private static boolean identifies(String code, String typed) {
        return UsStates.code(typed).map(code::equals).orElseGet(() -> startsWithTyped(code, typed));
    }

    private static boolean startsWithTyped(String code, String typed) {
        return startsWith(code, typed) || startsWith(UsStates.name(code), typed);
    }

    private static boolean startsWith(String text, String typed) {
        return text.regionMatches(true, 0, typed, 0, typed.length());
    }
}
