package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import io.curasync.base.Card;
import io.curasync.base.Chart;
import io.curasync.base.SegmentedControl;
import io.curasync.base.UsStates;
import io.curasync.kpi.StateFigures;
import io.curasync.kpi.ui.FiguresTable.Column;
import java.util.List;

/** Practices by state: a map with the largest below it, or all in a table. */
final class StatesPanel extends Composite<Card> {

    private static final String MAP = "Map";
    private static final String TABLE = "Table";
    private static final int LARGEST = 5;

    private final Chart map = new Chart("Practices by state");
    private final FiguresTable table = new FiguresTable(
            "Practices by state",
            List.of(
                    new Column("State", false, false),
                    new Column("Practices", true, false),
                    new Column("Active", true, true),
                    new Column("Orders", true, false)));
    private final SegmentedControl<String> choice =
            new SegmentedControl<>("Show as", List.of(MAP, TABLE), text -> text);
    private List<StateFigures> shown = List.of();

    @Override
    protected Card initContent() {
        map.addClassName("kpi-map");
        Div scroller = new Div(table);
        scroller.addClassName("kpi-scroller");
        scroller.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "States");
        choice.addValueChangeListener(change -> {
            map.setVisible(MAP.equals(change.getValue()));
            showTable();
        });
        var card = new Card("Where practices are", map, scroller);
        card.setActions(choice);
        return card;
    }

    void show(List<StateFigures> states) {
        if (states.equals(shown)) {
            return;
        }
        shown = states;
        map.show(new Chart.States(
                "practices",
                states.stream()
                        .filter(state -> !state.state().isEmpty())
                        .map(state -> new Chart.State(
                                state.state(), state.practices(), Numbers.count(state.orders(), "order")))
                        .toList()));
        showTable();
    }

    private void showTable() {
        long limit = MAP.equals(choice.getValue()) ? LARGEST : Long.MAX_VALUE;
        table.show(shown.stream().limit(limit).map(StatesPanel::row).toList());
    }

    private static List<String> row(StateFigures state) {
        return List.of(
                state.state().isEmpty() ? "No state" : UsStates.name(state.state()),
                Numbers.count(state.practices()),
                Numbers.count(state.activePractices()),
                Numbers.count(state.orders()));
    }
}
