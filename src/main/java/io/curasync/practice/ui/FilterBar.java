package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.base.Icon;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Search, filters and export. */
final class FilterBar extends Div {

    private static final int SEARCH_PAUSE_MILLIS = 300;

    private final TextField search = new TextField();
    private final Select<String> state;
    private final Select<Long> rep;
    private final Select<PracticeStatus> status;
    private final Select<String> specialty;
    private final Consumer<PracticeFilter> changed;
    private boolean showing;

    /**
     * @param owners by id, to choose among; empty: there is no choice of reps
     * @param changed told what the user asks for
     */
    FilterBar(
            List<String> states,
            List<String> specialties,
            Map<Long, String> owners,
            DownloadHandler csv,
            Consumer<PracticeFilter> changed) {
        this.changed = changed;
        state = filter("State", states, value -> value);
        rep = filter("Rep", List.copyOf(owners.keySet()), id -> owners.getOrDefault(id, "#" + id));
        status = filter("Status", Arrays.asList(PracticeStatus.values()), StatusWords::word);
        specialty = filter("Specialty", specialties, value -> value);
        rep.setVisible(!owners.isEmpty());
        addClassNames("cs-toolbar", "practice-filters");
        Span rest = new Span();
        rest.addClassName("practice-spring");
        add(searchField(), state, rep, status, specialty, rest, export(csv));
    }

    void show(PracticeFilter filter) {
        showing = true;
        search.setValue(filter.search());
        choose(state, filter.state());
        choose(rep, filter.rep());
        choose(status, filter.status());
        choose(specialty, filter.specialty());
        showing = false;
    }

    private TextField searchField() {
        search.setPlaceholder("Search name, id, rep, state");
        search.setAriaLabel("Search practices");
        search.setPrefixComponent(Icon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_PAUSE_MILLIS);
        search.setMaxLength(100);
        search.addClassName("practice-search");
        search.addValueChangeListener(change -> tell());
        search.addKeyDownListener(Key.ESCAPE, pressed -> search.clear());
        return search;
    }

    /** Text fields keep the slash for themselves; everywhere else it leads to the search. */
    void focusOnSlash() {
        search.getElement().executeJs("""
                const field = this;
                const slash = event => {
                    const typing = event.composedPath()[0].matches?.('input, textarea, select, [contenteditable]');
                    if (!field.isConnected) {
                        document.removeEventListener('keydown', slash);
                    } else if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
                        event.preventDefault();
                        field.focus();
                    }
                };
                document.addEventListener('keydown', slash);
                """);
    }

    private <T> Select<T> filter(String name, List<T> values, SerializableFunction<T, String> text) {
        Select<T> select = new Select<>();
        select.setItems(values);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(name + ": any");
        select.setItemLabelGenerator(value -> name + ": " + (value == null ? "any" : text.apply(value)));
        select.setTextRenderer(value -> value == null ? name + ": any" : text.apply(value));
        select.setAriaLabel(name);
        select.addClassName("practice-filter");
        select.addValueChangeListener(change -> {
            select.setClassName("practice-filter-set", change.getValue() != null);
            tell();
        });
        return select;
    }

    /** A value that is not among the choices, as an old address may name, stays without a choice but still filters. */
    private static <T> void choose(Select<T> select, @Nullable T value) {
        boolean known = value != null && select.getListDataView().contains(value);
        select.setValue(known ? value : null);
    }

    private void tell() {
        if (!showing) {
            changed.accept(new PracticeFilter(
                    search.getValue(), state.getValue(), rep.getValue(), status.getValue(), specialty.getValue()));
        }
    }

    private static Component export(DownloadHandler csv) {
        Anchor anchor = new Anchor(csv, "");
        anchor.add(Icon.DOWNLOAD.create(), new Span("CSV"));
        anchor.addClassName("practice-export");
        anchor.getElement().setAttribute("download", true).setAttribute("aria-label", "Export as CSV");
        return anchor;
    }
}
