package io.curasync.practice.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.base.CsvLink;
import io.curasync.base.FilterSelect;
import io.curasync.base.SearchField;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Search, filters and export. */
final class FilterBar extends Div {

    private final SearchField search = new SearchField("Search name, id, rep, state", "Search practices", this::tell);
    private final FilterSelect<String> state;
    private final FilterSelect<Long> rep;
    private final FilterSelect<PracticeStatus> status;
    private final FilterSelect<String> specialty;
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
        state = new FilterSelect<>("State", states, value -> value, this::tell);
        rep = new FilterSelect<>(
                "Rep", List.copyOf(owners.keySet()), id -> owners.getOrDefault(id, "#" + id), this::tell);
        status = new FilterSelect<>("Status", Arrays.asList(PracticeStatus.values()), StatusWords::word, this::tell);
        specialty = new FilterSelect<>("Specialty", specialties, value -> value, this::tell);
        rep.setVisible(!owners.isEmpty());
        addClassName("cs-toolbar");
        search.addClassName("cs-search");
        add(search, state, rep, status, specialty, new CsvLink(csv));
    }

    void show(PracticeFilter filter) {
        showing = true;
        search.setValue(filter.search());
        state.choose(filter.state());
        rep.choose(filter.rep());
        status.choose(filter.status());
        specialty.choose(filter.specialty());
        showing = false;
    }

    void focusOnSlash() {
        search.focusOnSlash();
    }

    private void tell() {
        if (!showing) {
            changed.accept(new PracticeFilter(
                    search.getValue(), state.getValue(), rep.getValue(), status.getValue(), specialty.getValue()));
        }
    }
}
