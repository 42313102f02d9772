package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import io.curasync.kpi.SpecialtyFigures;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.kpi.ui.LiveTable.Row;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.chart.IdentityCache;
import java.util.List;

/** Card with a table of practices by specialty. */
final class SpecialtiesPanel extends Composite<Card> {

    private static final IdentityCache<List<SpecialtyFigures>, List<Row>> ROWS =
            new IdentityCache<>(SpecialtiesPanel::rows);

    private final LiveTable table = new LiveTable(
            "Practices by specialty",
            List.of(
                    Column.text("Specialty"),
                    Column.number("Practices"),
                    Column.number("Active %").hideIfNarrow(),
                    Column.number("Orders")));

    private final ScrollableTable scrollableTable = new ScrollableTable(table, "Specialties");

    @Override
    protected Card initContent() {
        table.addClassName("kpi-narrow");
        return new Card("Specialties", scrollableTable);
    }

    void show(List<SpecialtyFigures> specialties) {
        List<Row> rows = ROWS.of(specialties);
        table.show(rows);
        scrollableTable.fit(rows.size());
    }

    private static List<Row> rows(List<SpecialtyFigures> specialties) {
        long largest = specialties.stream()
                .mapToLong(SpecialtyFigures::practices)
                .max()
                .orElse(0);
        return specialties.stream().map(one -> row(one, largest)).toList();
    }

    private static Row row(SpecialtyFigures one, long largest) {
        String name = one.specialty().isEmpty() ? "No specialty" : one.specialty();
        return new Row(
                one.specialty(),
                List.of(
                        new TableCell.Link(name, PracticeLinks.ofSpecialty(one.specialty())),
                        new TableCell.Share(one.practices(), largest),
                        new TableCell.Text(Percent.format(one.activePractices(), one.practices())),
                        new TableCell.Text(NumberLabels.of(one.orders()))));
    }
}
