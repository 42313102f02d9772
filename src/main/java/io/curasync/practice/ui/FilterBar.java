package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.curasync.base.FilterSelect;
import io.curasync.base.Icon;
import io.curasync.base.SearchField;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Search and filters, and beside them what else can be done with the list. */
final class FilterBar extends Div {

    private final SearchField search = new SearchField("Search name, id, NPI, rep", "Search practices", this::tell);
    private final FilterSelect<String> state;
    private final FilterSelect<Long> rep;
    private final FilterSelect<PracticeStatus> status;
    private final FilterSelect<String> specialty;
    private final Button activated = new Button("", Icon.CLOSE.create(), click -> anyActivation());
    private final Consumer<PracticeFilter> changed;
    private @Nullable Integer activatedDays;
    private boolean showing;

    /**
     * @param owners by id, to choose among; empty: there is no choice of reps
     * @param changed told what the user asks for
     * @param more at the right
     */
    FilterBar(
            List<String> states,
            List<String> specialties,
            Map<Long, String> owners,
            Consumer<PracticeFilter> changed,
            Component... more) {
        this.changed = changed;
        List<Long> reps = new ArrayList<>(owners.keySet());
        reps.add(PracticeFilter.NOBODY);
        state = new FilterSelect<>("State", states, value -> value, this::tell);
        rep = new FilterSelect<>("Rep", reps, id -> owners.getOrDefault(id, "nobody"), this::tell);
        status = new FilterSelect<>("Status", Arrays.asList(PracticeStatus.values()), StatusWords::word, this::tell);
        specialty = new FilterSelect<>("Specialty", specialties, value -> value, this::tell);
        rep.setVisible(!owners.isEmpty());
        activated.addClassName("practice-chip");
        activated.setIconAfterText(true);
        activated.setVisible(false);
        addClassName("cs-toolbar");
        search.addClassName("cs-search");
        Div actions = new Div(more);
        actions.addClassName("practice-menus");
        add(search, state, rep, status, specialty, activated, actions);
    }

    void show(PracticeFilter filter) {
        showing = true;
        search.setValue(filter.search());
        state.choose(filter.state());
        rep.choose(filter.rep());
        status.choose(filter.status());
        specialty.choose(filter.specialty());
        showActivation(filter.activatedDays());
        showing = false;
    }

    private void showActivation(@Nullable Integer days) {
        activatedDays = days;
        activated.setVisible(days != null);
        String words = days == null ? "" : activation(days);
        activated.setText(words);
        activated.setAriaLabel(words + ": take this filter away");
    }

    private static String activation(int days) {
        return switch (days) {
            case PracticeFilter.EVER -> "Activated, missing or not";
            case 1 -> "Activated in the last day";
            default -> "Activated in the last " + days + " days";
        };
    }

    private void anyActivation() {
        showActivation(null);
        tell();
    }

    void focusOnSlash() {
        search.focusOnSlash();
    }

    private void tell() {
        if (!showing) {
            changed.accept(new PracticeFilter(
                    search.getValue(),
                    state.getValue(),
                    rep.getValue(),
                    status.getValue(),
                    specialty.getValue(),
                    activatedDays));
        }
    }
}
