package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.reptarget.TargetLabels;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetProgress;
import io.curasync.ui.Card;
import io.curasync.ui.TextUpdater;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Card with the progress and the pace of a rep's targets of the present month. Hidden if there is no target. */
final class TargetCard extends Composite<Card> {

    private final Card card = new Card("Target");
    private final Div rows = new Div();
    private final Paragraph rule = new Paragraph();
    private final Map<TargetMeasure, TargetRow> shown = new EnumMap<>(TargetMeasure.class);

    TargetCard() {
        rows.addClassName("kpi-targets");
        rule.addClassNames("cs-muted", "kpi-rule");
        card.add(rows, rule);
        card.setVisible(false);
    }

    @Override
    protected Card initContent() {
        return card;
    }

    /** Shows the rep's targets. Updates only the components whose content changes. */
    void show(DashboardSnapshot snapshot) {
        List<TargetProgress> targets = snapshot.targets();
        card.setVisible(!targets.isEmpty());
        if (targets.isEmpty()) {
            return;
        }
        card.setTitle((targets.size() == 1 ? "Target for " : "Targets for ")
                + TargetLabels.month(YearMonth.from(snapshot.trend().today())));
        TextUpdater.show(
                rule,
                "Counts the orders of practices that were yours when they were placed. Days in "
                        + snapshot.trend().zone() + ".");
        List<TargetMeasure> measures =
                targets.stream().map(TargetProgress::measure).toList();
        if (!measures.equals(List.copyOf(shown.keySet()))) {
            rows.removeAll();
            shown.clear();
            measures.forEach(measure -> shown.put(measure, new TargetRow()));
            rows.add(shown.values().toArray(TargetRow[]::new));
        }
        targets.forEach(target -> shown.computeIfPresent(target.measure(), (measure, row) -> row.show(target)));
    }
}
