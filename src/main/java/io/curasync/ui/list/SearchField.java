package io.curasync.ui.list;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.curasync.platform.text.CodePoints;
import io.curasync.ui.Icon;
import io.curasync.ui.KeyboardShortcuts;

/** Text filter of a list. It takes effect 300 ms after the last keystroke. Escape clears it. */
@StyleSheet("context://assets/browse.css")
public final class SearchField extends TextField {

    private static final int PAUSE_MILLIS = 300;
    private static final int MAX_LENGTH = 200;

    /** Whether the user has changed the text since the field last received focus or Enter was pressed. */
    private boolean typed;

    private boolean continued;

    /**
     * Creates an empty field.
     *
     * @param placeholder visible while the field is empty
     * @param label name of the field for screen readers
     * @param changed called after each change, including programmatic ones
     */
    public SearchField(String placeholder, String label, Runnable changed) {
        setPlaceholder(placeholder);
        setAriaLabel(label);
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_MILLIS);
        setMaxLength(MAX_LENGTH);
        addValueChangeListener(change -> {
            // Only browsers enforce the limit; a modified client can send longer text.
            String limited = CodePoints.first(MAX_LENGTH, change.getValue());
            if (limited.equals(change.getValue())) {
                continued = typed && change.isFromClient();
                typed = change.isFromClient();
                changed.run();
                continued = false;
            } else {
                setValue(limited);
            }
        });
        addKeyDownListener(Key.ESCAPE, pressed -> clear());
        addKeyDownListener(Key.ENTER, pressed -> typed = false);
        addBlurListener(left -> typed = false);
    }

    /**
     * Returns whether the current change continues the previous search. In that case, the browser history needs no
     * entry for the previous text. Only valid within the {@code changed} callback.
     */
    public boolean continuesTyping() {
        return continued;
    }

    /** Makes the slash key focus this field, except while the user types in a text field. */
    public void focusOnSlash() {
        Span key = new Span("/");
        key.addClassName("cs-key");
        key.getElement().setAttribute("aria-hidden", "true");
        setPrefixComponent(Icon.SEARCH.create());
        setSuffixComponent(key);
        KeyboardShortcuts.focusOnSlash(this);
    }
}
