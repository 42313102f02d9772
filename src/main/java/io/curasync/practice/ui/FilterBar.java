package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeStatus;
import io.curasync.ui.FilterSelect;
import io.curasync.ui.SearchField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Search and filters, and beside them what else can be done with the list. On a phone, the filters are folded away. */
final class FilterBar extends Div {

    /** Receives the filters that the user wants. */
    interface Listener {

        /** @param typing whether it follows another one while the user goes on typing the same search */
        void filter(PracticeFilter filter, boolean typing);
    }

    private static final String OPEN = "practice-filters-open";

    private final SearchField search =
            new SearchField("Search name, id, NPI, state, specialty, rep", "Search practices", this::tell);
    private final StateFilter state;
    private final FilterSelect<Long> rep;
    private final FilterSelect<PracticeStatus> status;
    private final FilterSelect<String> specialty;
    private final FilterChips chips = new FilterChips(this::anyActivation);
    private final Button clear = new Button("Clear", click -> clear());
    private final Div filters;
    private final Button unfold = new Button("Filters", click -> toggle());
    private final boolean ofReps;
    private final Listener changed;
    private @Nullable Integer activatedDays;
    private boolean showing;

    /**
     * @param owners by id, to choose among; empty: there is no choice of reps
     * @param sort to be chosen where there are no column headers
     * @param more at the right
     */
    FilterBar(
            List<String> states,
            List<String> specialties,
            Map<Long, String> owners,
            Listener changed,
            Component sort,
            Component... more) {
        this.changed = changed;
        ofReps = !owners.isEmpty();
        List<Long> reps = new ArrayList<>(owners.keySet());
        reps.add(PracticeFilter.NOBODY);
        state = new StateFilter(states, this::tell);
        rep = new FilterSelect<>("Rep", reps, id -> repName(owners, id), this::tell);
        status = new FilterSelect<>(
                "Status", Arrays.asList(PracticeStatus.values()), PracticeStatusLabels::word, this::tell);
        specialty = new FilterSelect<>("Specialty", specialties, value -> value, this::tell);
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.addClassNames("practice-menu", "practice-clear");
        clear.setAriaLabel("Clear filters");
        unfold.addClassNames("practice-menu", "practice-unfold");
        unfold.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        addClassNames("cs-toolbar", "practice-toolbar");
        search.addClassName("cs-search");
        filters = new Div(state, rep, status, specialty, sort, clear);
        filters.addClassName("practice-filters");
        Div actions = new Div(unfold);
        actions.add(more);
        actions.addClassName("practice-menus");
        add(search, filters, actions, chips);
    }

    private static String repName(Map<Long, String> owners, long id) {
        return id == PracticeFilter.NOBODY ? "not matched" : owners.getOrDefault(id, "no. " + id);
    }

    /** @param ignored parts of the address that make no sense */
    void show(PracticeFilter filter, List<String> ignored) {
        showing = true;
        search.setValue(filter.search());
        state.choose(filter.states());
        // A rep's own address has none; one that is shared with a rep may, and must not restrict unseen.
        rep.setVisible(ofReps || filter.rep() != null);
        rep.choose(filter.rep());
        status.choose(filter.status());
        specialty.choose(filter.specialty());
        activatedDays = filter.activatedDays();
        chips.show(activatedDays, ignored);
        showCount(filter);
        showing = false;
    }

    private void showCount(PracticeFilter filter) {
        int count = filter.count();
        clear.setVisible(count > 0 || !filter.search().isEmpty());
        unfold.setText(count == 0 ? "Filters" : "Filters · " + count);
    }

    private void anyActivation() {
        activatedDays = null;
        tell();
    }

    /** Shows everything. */
    void clear() {
        show(PracticeFilter.ALL, List.of());
        tell();
    }

    void search(String text) {
        search.setValue(text);
    }

    private void toggle() {
        boolean open = !filters.hasClassName(OPEN);
        filters.setClassName(OPEN, open);
        unfold.getElement().setAttribute("aria-expanded", String.valueOf(open));
    }

    void focusOnSlash() {
        search.focusOnSlash();
    }

    private void tell() {
        if (showing) {
            return;
        }
        var filter = new PracticeFilter(
                search.getValue(),
                state.chosen(),
                rep.getValue(),
                status.getValue(),
                specialty.getValue(),
                activatedDays);
        chips.show(activatedDays, List.of());
        showCount(filter);
        changed.filter(filter, search.continuesTyping());
    }
}
