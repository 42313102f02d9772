package io.curasync.practice.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.platform.text.UsStates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Filter of the list of practices by one or more states. The user can search for a state by its code or name. */
final class StateFilter extends MultiSelectComboBox<String> {

    private static final String ANY = "State: any";

    private final List<String> states;

    /**
     * Creates a filter without a selected state.
     *
     * @param states the choices, which are state codes and {@code Other}
     * @param changed called after each change, including programmatic ones
     */
    StateFilter(List<String> states, Runnable changed) {
        this.states = states;
        setChoices(List.of());
        setItemLabelGenerator(state -> isKnown(state) ? state : state + " (unknown)");
        setRenderer(LitRenderer.<String>of("${item.text}").withProperty("text", this::text));
        setPlaceholder(ANY);
        setAriaLabel("State");
        setClearButtonVisible(true);
        setSelectedItemsOnTop(true);
        addClassNames("cs-filter", "practice-state");
        addValueChangeListener(change -> {
            setClassName("cs-filter-set", !change.getValue().isEmpty());
            changed.run();
        });
    }

    /**
     * Selects states. A state that is not among the choices is added to them. A value that is neither a state code nor {@code Other} is
     * marked as unknown.
     */
    void choose(List<String> chosen) {
        setChoices(chosen);
        setValue(new LinkedHashSet<>(chosen));
    }

    /** Returns the selected states, sorted. */
    List<String> chosen() {
        return getValue().stream().sorted().toList();
    }

    private void setChoices(List<String> chosen) {
        List<String> all = new ArrayList<>(states);
        chosen.stream().filter(state -> !states.contains(state)).forEach(all::add);
        setItems((state, typed) -> matches(state, typed.toLowerCase(Locale.ROOT)), all);
    }

    private boolean matches(String state, String typed) {
        String text = text(state).toLowerCase(Locale.ROOT);
        return text.startsWith(typed) || text.contains(" " + typed);
    }

    private String text(String state) {
        return UsStates.isCode(state) ? state + " · " + UsStates.name(state) : state;
    }

    private boolean isKnown(String state) {
        return UsStates.isCode(state) || UsStates.OTHER.equals(state);
    }
}
