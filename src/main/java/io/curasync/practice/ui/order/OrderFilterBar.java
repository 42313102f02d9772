package io.curasync.practice.ui.order;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.ui.filter.FoldedFilters;
import io.curasync.ui.Icon;
import io.curasync.ui.TextUpdater;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.SearchField;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Bar above the list of orders with the search field, the filters and the export. On a phone, the filters are initially collapsed. */
final class OrderFilterBar extends Div {

    /** Listener for changes of the filters. */
    interface Listener {

        /**
         * Called with the new state after the user has changed the search or a filter.
         *
         * @param typing whether the user is still typing the search. If so, the new state replaces the previous state in the browser
         *     history.
         */
        void filter(OrderUrlState state, boolean typing);
    }

    private static final String LIMIT = ". With an amount, at most %d days, or any days of one practice or rep."
            .formatted(OrderUrlState.MAX_DAYS_BY_AMOUNT);

    private final SearchField search = new SearchField("Search order id, practice", "Search orders", this::fireChange);
    private final FilterSelect<Long> rep;
    private final DatePicker from = day("From day");
    private final DatePicker to = day("To day");
    private final BigDecimalField min = amount("From amount");
    private final BigDecimalField max = amount("To amount");
    private final Button practiceChip = new Button("", Icon.CLOSE.create(), click -> removePractice());
    private final FoldedFilters filters;
    private final Div chips = new Div(practiceChip);
    private final Span days = new Span();
    private final ZoneId zone;
    private final boolean hasRepFilter;
    private final LongFunction<String> practiceName;
    private final Listener changed;
    private @Nullable Long practice;
    private boolean showing;

    /**
     * Creates a bar without active filters.
     *
     * @param owners names of reps by id; if empty, the rep filter is displayed only if the URL sets it
     * @param zone time zone of the days by which orders are filtered
     * @param practiceName returns the display name of a practice, given CuraSync's id
     * @param csv link that exports the orders
     */
    OrderFilterBar(
            Map<Long, String> owners, ZoneId zone, LongFunction<String> practiceName, Listener changed, Component csv) {
        this.zone = zone;
        this.practiceName = practiceName;
        this.changed = changed;
        hasRepFilter = !owners.isEmpty();
        List<Long> reps = new ArrayList<>(owners.keySet());
        reps.add(PracticeFilter.UNMATCHED);
        rep = new FilterSelect<>("Rep", reps, id -> repName(owners, id), this::fireChange);
        practiceChip.addClassName("practice-chip");
        practiceChip.setIconAfterText(true);
        chips.addClassName("practice-chips");
        chips.getElement().setAttribute("role", "status");
        search.addClassName("cs-search");
        days.getElement().setAttribute("role", "status");
        days.addClassNames("cs-muted", "order-zone");
        filters = new FoldedFilters(this::clear, rep, from, to, days, min, max);
        Div actions = new Div(filters.foldButton(), csv);
        actions.addClassName("practice-menus");
        addClassName("cs-toolbar");
        add(search, filters, actions, chips);
    }

    private DatePicker day(String label) {
        DatePicker day = new DatePicker();
        day.setPlaceholder(label);
        day.setAriaLabel(label);
        day.setClearButtonVisible(true);
        day.addClassName("cs-filter");
        day.addValueChangeListener(change -> {
            day.setClassName("cs-filter-set", change.getValue() != null);
            fireChange();
        });
        return day;
    }

    private BigDecimalField amount(String label) {
        BigDecimalField amount = new BigDecimalField();
        amount.setPlaceholder(label);
        amount.setAriaLabel(label + " in dollars");
        amount.setPrefixComponent(new Span("$"));
        amount.setClearButtonVisible(true);
        amount.addClassName("cs-filter");
        amount.addValueChangeListener(change -> {
            amount.setClassName("cs-filter-set", change.getValue() != null);
            fireChange();
        });
        return amount;
    }

    private static String repName(Map<Long, String> owners, long id) {
        return id == PracticeFilter.UNMATCHED ? "not matched" : owners.getOrDefault(id, "no. " + id);
    }

    /**
     * Displays a state. Does not call the listener.
     *
     * @param limitsDays whether to explain that a filter by amount limits the days
     */
    void show(OrderUrlState state, boolean limitsDays) {
        showing = true;
        TextUpdater.show(days, limitsDays ? "Days in " + zone + LIMIT : "Days in " + zone);
        search.setValue(state.search());
        // A URL that an admin shares with a rep may contain a rep filter. The filter must be visible, because it
        // restricts the list.
        rep.setVisible(hasRepFilter || state.rep() != null);
        rep.choose(state.rep());
        from.setValue(state.from());
        to.setValue(state.to());
        min.setValue(state.min());
        max.setValue(state.max());
        showPractice(state.practice());
        showCount(state);
        showing = false;
    }

    private void showPractice(@Nullable Long id) {
        practice = id;
        chips.setVisible(id != null);
        if (id != null) {
            practiceChip.setText("Practice: " + practiceName.apply(id));
            practiceChip.setAriaLabel(practiceChip.getText() + ": remove this filter");
        }
    }

    private void showCount(OrderUrlState state) {
        filters.showCount(state.count(), !state.search().isEmpty());
    }

    private void removePractice() {
        showPractice(null);
        search.focus();
        fireChange();
    }

    /** Removes the search and all filters, and calls the listener. */
    void clear() {
        show(OrderUrlState.ALL, false);
        search.focus();
        fireChange();
    }

    void focusOnSlash() {
        search.focusOnSlash();
    }

    private void fireChange() {
        if (showing) {
            return;
        }
        var state = new OrderUrlState(
                search.getValue(),
                practice,
                rep.getValue(),
                from.getValue(),
                to.getValue(),
                min.getValue(),
                max.getValue());
        showCount(state);
        changed.filter(state, search.continuesTyping());
    }
}
