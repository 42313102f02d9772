package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import io.curasync.base.Card;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.RepFigures;
import io.curasync.kpi.ui.FiguresTable.Column;
import java.util.ArrayList;
import java.util.List;

/** Who sells how much. A rep sees the own figures among the neighbouring ranks, and of those nothing else. */
final class RepsPanel extends Composite<Card> {

    private static final List<Column> COLUMNS = List.of(
            new Column("#", true, false),
            new Column("Rep", false, false),
            new Column("Practices", true, false),
            new Column("Orders", true, false),
            new Column("Per practice", true, true),
            new Column("Activated", true, true));

    private final boolean everybody;
    private final FiguresTable table;

    RepsPanel(boolean everybody) {
        this.everybody = everybody;
        this.table = new FiguresTable(title(), COLUMNS);
    }

    @Override
    protected Card initContent() {
        Div scroller = new Div(table);
        scroller.addClassName("kpi-scroller");
        scroller.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title());
        return new Card(title(), scroller);
    }

    private String title() {
        return everybody ? "Rep performance" : "Your rank";
    }

    void show(DashboardSnapshot snapshot) {
        if (everybody) {
            table.show(snapshot.reps().stream().map(RepsPanel::row).toList());
        } else {
            showRank(snapshot);
        }
    }

    private void showRank(DashboardSnapshot snapshot) {
        var rows = new ArrayList<List<String>>();
        int own = -1;
        for (RepFigures rep : snapshot.reps()) {
            if (rep.rank() > 1) {
                rows.add(neighbour(rep.rank() - 1, "ahead of you"));
            }
            own = rows.size();
            rows.add(row(rep));
            if (rep.rank() < snapshot.ranks()) {
                rows.add(neighbour(rep.rank() + 1, "behind you"));
            }
        }
        table.show(rows);
        table.highlight(own);
    }

    private static List<String> row(RepFigures rep) {
        return List.of(
                Long.toString(rep.rank()),
                rep.rep(),
                Numbers.count(rep.practices()),
                Numbers.count(rep.orders()),
                rep.avgOrdersPerPractice().toPlainString(),
                Numbers.percent(rep.activePractices(), rep.practices()));
    }

    private static List<String> neighbour(long rank, String place) {
        return List.of(Long.toString(rank), place, "", "", "", "");
    }
}
