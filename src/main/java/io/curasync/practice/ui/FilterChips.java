package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.curasync.practice.PracticeFilter;
import io.curasync.ui.Icon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removable chips below the filters, for the invalid parts of the URL and for the filter by activation. Only the URL can set the filter by
 * activation.
 */
final class FilterChips extends Div {

    private final Runnable removeActivationFilter;

    /**
     * Creates an empty row of chips.
     *
     * @param removeActivationFilter called when the user removes the filter by activation
     */
    FilterChips(Runnable removeActivationFilter) {
        this.removeActivationFilter = removeActivationFilter;
        addClassName("practice-chips");
        getElement().setAttribute("role", "status");
    }

    /**
     * Replaces the chips.
     *
     * @param activatedDays value of the filter by activation; {@code null} for none
     * @param ignored invalid parts of the URL, such as {@code status=unknown}
     */
    void show(@Nullable Integer activatedDays, List<String> ignored) {
        removeAll();
        if (activatedDays != null) {
            add(chip(activation(activatedDays), "remove this filter", removeActivationFilter));
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
