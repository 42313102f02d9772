package io.curasync.practice.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.platform.text.UsStates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** A filter by one or more states, which can be searched by code or name. */
final class StateFilter extends MultiSelectComboBox<String> {

    private static final String ANY = "State: any";

    private final List<String> states;

    /**
     * @param states the codes in use, or {@code Other}
     * @param changed called after each change, including programmatic ones
     */
    StateFilter(List<String> states, Runnable changed) {
        this.states = states;
        offer(List.of());
        setItemLabelGenerator(state -> known(state) ? state : state + " (unknown)");
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

    /** Selects states, including unknown ones from the URL. */
    void choose(List<String> chosen) {
        offer(chosen);
        setValue(new LinkedHashSet<>(chosen));
    }

    List<String> chosen() {
        return getValue().stream().sorted().toList();
    }

    private void offer(List<String> chosen) {
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

    private boolean known(String state) {
        return UsStates.isCode(state) || UsStates.OTHER.equals(state);
    }
}
