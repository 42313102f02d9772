package io.curasync.ui.list;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.curasync.platform.text.CodePoints;
import io.curasync.ui.Icon;
import io.curasync.ui.KeyboardShortcuts;

/**
 * Text field that filters a list. The text takes effect at most {@value #PAUSE_MILLIS} ms after the last keystroke. The Escape key clears
 * the field.
 */
@StyleSheet("context://assets/browse.css")
public final class SearchField extends TextField {

    private static final int PAUSE_MILLIS = 300;
    private static final int MAX_LENGTH = 200;

    /** Whether the user typed the last change of the text, and has neither pressed Enter nor left the field since then. */
    private boolean typed;

    /** Whether the current change continues the typing of the previous text; see {@link #continuesTyping}. */
    private boolean continued;

    /**
     * Creates an empty field.
     *
     * @param placeholder text that is visible while the field is empty
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
            // The browser enforces the limit, but a modified client can send longer text.
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
     * Returns whether the current change continues the typing of the previous text. In this case, the browser history needs no entry for
     * the previous text. Returns false outside the {@code changed} callback.
     */
    public boolean continuesTyping() {
        return continued;
    }

    /**
     * Makes the slash key focus this field, except while the user is typing or a dialog is open. Also shows a search icon, and the key as a
     * hint.
     */
    public void focusOnSlash() {
        Span key = new Span("/");
        key.addClassName("cs-key");
        key.getElement().setAttribute("aria-hidden", "true");
        setPrefixComponent(Icon.SEARCH.create());
        setSuffixComponent(key);
        KeyboardShortcuts.focusOnSlash(this);
    }
}
