package io.curasync.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.curasync.platform.CodePoints;

/** A filter of a list that is typed: it waits for a pause in typing, and Escape clears it. */
@StyleSheet("context://assets/browse.css")
public final class SearchField extends TextField {

    private static final int PAUSE_MILLIS = 300;
    private static final int MAX_LENGTH = 200;

    /** Whether the text has changed since the field was entered, or since Enter was pressed in it. */
    private boolean typed;

    private boolean continued;

    /**
     * @param label for those who do not see the placeholder
     * @param changed told after each change, the program's own too
     */
    public SearchField(String placeholder, String label, Runnable changed) {
        setPlaceholder(placeholder);
        setAriaLabel(label);
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_MILLIS);
        setMaxLength(MAX_LENGTH);
        addValueChangeListener(change -> {
            // The browser's limit does not bind a client that sends its own messages.
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
     * Whether the change that is being told follows another one of the same search: the browser's history then needs no entry
     * for the one before.
     */
    public boolean continuesTyping() {
        return continued;
    }

    /** Text fields keep the slash for themselves; everywhere else on the screen it leads here. */
    public void focusOnSlash() {
        Span key = new Span("/");
        key.addClassName("cs-key");
        key.getElement().setAttribute("aria-hidden", "true");
        setPrefixComponent(Icon.SEARCH.create());
        setSuffixComponent(key);
        KeyboardShortcuts.slash(this);
    }
}
