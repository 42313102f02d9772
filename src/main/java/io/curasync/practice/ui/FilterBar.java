package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeStatus;
import io.curasync.practice.ui.filter.FoldedFilters;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.SearchField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bar above the list of practices with the search field, the filters, and further actions. On a phone, the filters are initially collapsed.
 */
final class FilterBar extends Div {

    /** Listener for changes of the filter. */
    interface Listener {

        /**
         * Called with the new filter after the user has changed it.
         *
         * @param typing whether the user is still typing the search. If so, the new state of the list replaces the previous one in the
         *     browser history.
         */
        void filter(PracticeFilter filter, boolean typing);
    }

    private static final List<Boolean> YES_NO = List.of(true, false);

    private final SearchField search =
            new SearchField("Search name, id, NPI, state, specialty, rep", "Search practices", this::fireChange);
    private final StateFilter state;
    private final FilterSelect<Long> rep;
    private final FilterSelect<PracticeStatus> status;
    private final FilterSelect<String> specialty;
    private final FilterSelect<Boolean> userId;
    private final FilterSelect<Boolean> createdHere;
    private final FilterChips chips = new FilterChips(this::removeActivationFilter);
    private final FoldedFilters filters;
    private final boolean hasRepFilter;
    private final Listener changed;
    private @Nullable Integer activatedDays;
    private boolean showing;

    /**
     * Creates a bar without active filters.
     *
     * @param states choices of the state filter
     * @param specialties choices of the specialty filter
     * @param owners names of reps by id; if empty, the rep filter is displayed only if the URL sets it
     * @param changed called when the user changes the search or a filter
     * @param sort select for the sort order, for screens without column headers
     * @param more further actions, shown on the right
     */
    FilterBar(
            List<String> states,
            List<String> specialties,
            Map<Long, String> owners,
            Listener changed,
            Component sort,
            Component... more) {
        this.changed = changed;
        hasRepFilter = !owners.isEmpty();
        List<Long> reps = new ArrayList<>(owners.keySet());
        reps.add(PracticeFilter.UNMATCHED);
        state = new StateFilter(states, this::fireChange);
        rep = new FilterSelect<>("Rep", reps, id -> repName(owners, id), this::fireChange);
        status = new FilterSelect<>(
                "Status", Arrays.asList(PracticeStatus.values()), PracticeStatusLabels::word, this::fireChange);
        specialty = new FilterSelect<>("Specialty", specialties, value -> value, this::fireChange);
        userId = new FilterSelect<>("User id", YES_NO, known -> known ? "known" : "none", this::fireChange);
        createdHere = new FilterSelect<>("Created here", YES_NO, yes -> yes ? "yes" : "no", this::fireChange);
        addClassNames("cs-toolbar", "practice-toolbar");
        search.addClassName("cs-search");
        filters = new FoldedFilters(this::clear, state, rep, status, specialty, userId, createdHere, sort);
        Div actions = new Div(filters.foldButton());
        actions.add(more);
        actions.addClassName("practice-menus");
        add(search, filters, actions, chips);
    }

    private static String repName(Map<Long, String> owners, long id) {
        return id == PracticeFilter.UNMATCHED ? "not matched" : owners.getOrDefault(id, "no. " + id);
    }

    /**
     * Displays a filter. Does not call the listener.
     *
     * @param ignored invalid parts of the URL, such as {@code status=unknown}
     */
    void show(PracticeFilter filter, List<String> ignored) {
        showing = true;
        search.setValue(filter.search());
        state.choose(filter.states());
        // A URL that an admin shares with a rep may contain a rep filter. The filter must be visible, because it
        // restricts the list.
        rep.setVisible(hasRepFilter || filter.rep() != null);
        rep.choose(filter.rep());
        status.choose(filter.status());
        specialty.choose(filter.specialty());
        userId.choose(filter.hasUserId());
        createdHere.choose(filter.createdHere());
        activatedDays = filter.activatedDays();
        chips.show(activatedDays, ignored);
        showCount(filter);
        showing = false;
    }

    private void showCount(PracticeFilter filter) {
        filters.showCount(filter.count(), !filter.search().isEmpty());
    }

    private void removeActivationFilter() {
        activatedDays = null;
        fireChange();
    }

    /** Removes the search and all filters, and calls the listener. */
    void clear() {
        show(PracticeFilter.ALL, List.of());
        fireChange();
    }

    /** Replaces the search, and calls the listener. Does not change the other filters. */
    void search(String text) {
        search.setValue(text);
    }

    void focusOnSlash() {
        search.focusOnSlash();
    }

    private void fireChange() {
        if (showing) {
            return;
        }
        var filter = new PracticeFilter(
                search.getValue(),
                state.chosen(),
                rep.getValue(),
                status.getValue(),
                specialty.getValue(),
                activatedDays,
                userId.getValue(),
                createdHere.getValue());
        chips.show(activatedDays, List.of());
        showCount(filter);
        changed.filter(filter, search.continuesTyping());
    }
}
