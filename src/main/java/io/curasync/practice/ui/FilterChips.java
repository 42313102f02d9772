package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.curasync.practice.PracticeFilter;
import io.curasync.ui.Icon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chips below the filters: the activation filter, which only links set, and invalid parts of the URL. Each can be removed. */
final class FilterChips extends Div {

    private final Runnable anyActivation;

    /** @param anyActivation called when the user removes the filter by activation */
    FilterChips(Runnable anyActivation) {
        this.anyActivation = anyActivation;
        addClassName("practice-chips");
        getElement().setAttribute("role", "status");
    }

    /**
     * @param activatedDays {@code null} for no such filter
     * @param ignored parts as they are in the URL
     */
    void show(@Nullable Integer activatedDays, List<String> ignored) {
        removeAll();
        if (activatedDays != null) {
            add(chip(activation(activatedDays), "remove this filter", anyActivation));
        }
        ignored.forEach(part ->
                add(chip("Unknown filter, not applied: " + part, "remove", () -> show(activatedDays, List.of()))));
        setVisible(getComponentCount() > 0);
    }

    private static Button chip(String text, String effect, Runnable remove) {
        Button chip = new Button(text, Icon.CLOSE.create(), click -> remove.run());
        chip.addClassName("practice-chip");
        chip.setIconAfterText(true);
        chip.setAriaLabel(text + ": " + effect);
        return chip;
    }

    private static String activation(int days) {
        return switch (days) {
            case PracticeFilter.EVER -> "Ever activated";
            case 1 -> "Activated in the last day";
            default -> "Activated in the last " + days + " days";
        };
    }
}
