package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.Location;
import io.curasync.kpi.StateFigures;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.platform.text.UsStates;
import io.curasync.ui.Card;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.chart.Chart;
import io.curasync.ui.chart.IdentityCache;
import io.curasync.ui.chart.SharedJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Card with practices by state. Shows a table of all states, or a map with a table of the largest states and the highlighted state. A click
 * on a state highlights it in the map and the table. A second click on the state, or a click on its name, opens the list of its practices.
 * For practices without a state, no list can be opened.
 */
final class StatesPanel extends Composite<Card> {

    private static final String MAP = "Map";
    private static final String TABLE = "Table";
    private static final int LARGEST = 5;
    private static final IdentityCache<List<StateFigures>, Map<Selection, List<SharedJson>>> ROWS =
            new IdentityCache<>(states -> new ConcurrentHashMap<>());
    private static final IdentityCache<List<StateFigures>, SharedJson> MAPS =
            new IdentityCache<>(states -> SharedJson.of(map(states)));

    /**
     * Selects the rows of the table.
     *
     * @param all {@code false} for the largest states and the highlighted one
     * @param state code of the highlighted state; {@code null} for none
     */
    private record Selection(boolean all, @Nullable String state) {

        List<SharedJson> rows(List<StateFigures> states) {
            return IntStream.range(0, states.size())
                    .filter(index ->
                            all || index < LARGEST || states.get(index).state().equals(state))
                    .mapToObj(index -> row(states.get(index)))
                    .toList();
        }
    }

    private final SerializableConsumer<@Nullable String> picked;
    private final Chart map = new Chart("Practices by state");
    private final LiveTable table = new LiveTable(
            "Practices by state",
            "States",
            List.of(
                    Column.text("State"),
                    Column.number("Practices"),
                    Column.number("Active").hideIfNarrow(),
                    Column.number("Orders")));
    private final SegmentedControl<String> choice =
            new SegmentedControl<>("Show as", List.of(MAP, TABLE), text -> text);
    private final Div chosen = new Div();
    private @Nullable StateFigures described;

    StatesPanel(SerializableConsumer<@Nullable String> picked, SerializableConsumer<Boolean> asTable) {
        this.picked = picked;
        map.addPickListener(this::pick);
        table.onRowClick(this::pick);
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                asTable.accept(TABLE.equals(change.getValue()));
            }
        });
    }

    @Override
    protected Card initContent() {
        map.addClassName("kpi-map");
        table.table().addClassName("kpi-narrow");
        chosen.addClassName("kpi-chosen");
        chosen.setVisible(false);
        var card = new Card("Practices by state", map, chosen, table);
        card.setActions(choice);
        return card;
    }

    void show(List<StateFigures> states, DashboardUrlState dashboardUrlState) {
        choice.setValue(dashboardUrlState.table() ? TABLE : MAP);
        map.setVisible(!dashboardUrlState.table());
        map.show(MAPS.of(states));
        String state = dashboardUrlState.state();
        map.mark(state);
        table.select(state);
        StateFigures found = find(states, state);
        table.show(rows(states, dashboardUrlState.table(), found));
        table.setClassName("kpi-largest", !dashboardUrlState.table());
        describe(found);
    }

    private static @Nullable StateFigures find(List<StateFigures> states, @Nullable String state) {
        return states.stream()
                .filter(one -> one.state().equals(state))
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns the rows of the table. They are cached, so only one of the states can be highlighted: a URL may contain any text, and all
     * empty lists are the same object, whose entry is never removed.
     *
     * @param all {@code false} for the largest states and the highlighted one
     * @param highlighted one of the states; {@code null} for none
     */
    private static List<SharedJson> rows(List<StateFigures> states, boolean all, @Nullable StateFigures highlighted) {
        Selection selection = new Selection(all, highlighted == null ? null : highlighted.state());
        return ROWS.of(states).computeIfAbsent(selection, selected -> selected.rows(states));
    }

    private void pick(String state) {
        String href = PracticeLinks.ofState(state);
        if (described != null && described.state().equals(state) && href != null) {
            var location = new Location(href);
            getUI().ifPresent(ui -> ui.navigate(location.getPath(), location.getQueryParameters()));
        } else {
            picked.accept(state);
        }
    }

    private void describe(@Nullable StateFigures state) {
        if (Objects.equals(state, described)) {
            return;
        }
        described = state;
        chosen.removeAll();
        chosen.setVisible(state != null);
        if (state == null) {
            return;
        }
        NativeButton clear = new NativeButton("", click -> picked.accept(null));
        clear.add(Icon.CLOSE.create());
        clear.setAriaLabel("Clear selected state");
        Span words = new Span(name(state) + ": " + NumberLabels.of(state.practices(), "practice") + ", "
                + NumberLabels.of(state.activePractices()) + " active");
        String href = PracticeLinks.ofState(state.state());
        if (href == null) {
            chosen.add(words, clear);
        } else {
            chosen.add(words, new Anchor(href, "Show practices"), clear);
        }
    }

    private static Chart.States map(List<StateFigures> states) {
        return new Chart.States(
                "practices",
                states.stream()
                        .filter(state -> !state.state().isEmpty())
                        .map(state -> new Chart.State(
                                state.state(), state.practices(), NumberLabels.of(state.orders(), "order")))
                        .toList());
    }

    private static String name(StateFigures state) {
        return state.state().isEmpty() ? "No state" : UsStates.name(state.state());
    }

    private static SharedJson row(StateFigures state) {
        return LiveTable.row(
                state.state(),
                List.of(
                        new TableCell.Link(name(state), PracticeLinks.ofState(state.state())),
                        new TableCell.Text(NumberLabels.of(state.practices())),
                        new TableCell.Text(NumberLabels.of(state.activePractices())),
                        new TableCell.Text(NumberLabels.of(state.orders()))));
    }
}
