package io.curasync.practice.ui.filter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;

/** Filters of a list, and a button that clears them. On a phone, they are collapsed until the user clicks {@link #foldButton()}. */
public final class FoldedFilters extends Div {

    private static final String OPEN = "practice-filters-open";

    private final Button fold = new Button("Filters", click -> toggle());
    private final Button clear;

    /**
     * Creates collapsed filters.
     *
     * @param onClear called when the user clicks the button that clears the filters
     */
    public FoldedFilters(Runnable onClear, Component... filters) {
        clear = new Button("Clear", click -> onClear.run());
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.addClassNames("practice-menu", "practice-clear");
        clear.setAriaLabel("Clear filters");
        fold.addClassNames("practice-menu", "practice-unfold");
        fold.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        addClassName("practice-filters");
        add(filters);
        add(clear);
    }

    /** Returns the button that expands and collapses the filters on a phone. The caller must add it outside of the filters. */
    public Button foldButton() {
        return fold;
    }

    /**
     * Shows the number of active filters, and shows the button that clears them if there is something to clear.
     *
     * @param searching whether there is a search, which the button also clears
     */
    public void showCount(int active, boolean searching) {
        clear.setVisible(active > 0 || searching);
        fold.setText(active == 0 ? "Filters" : "Filters · " + active);
    }

    private void toggle() {
        boolean open = !hasClassName(OPEN);
        setClassName(OPEN, open);
        fold.getElement().setAttribute("aria-expanded", String.valueOf(open));
    }
}
