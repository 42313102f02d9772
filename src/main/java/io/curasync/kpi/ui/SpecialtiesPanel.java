package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import io.curasync.kpi.SpecialtyFigures;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.chart.IdentityCache;
import io.curasync.ui.chart.SharedJson;
import java.util.List;

/** Card with a table of practices by specialty. */
final class SpecialtiesPanel extends Composite<Card> {

    private static final IdentityCache<List<SpecialtyFigures>, List<SharedJson>> ROWS =
            new IdentityCache<>(SpecialtiesPanel::rows);

    private final LiveTable table = new LiveTable(
            "Practices by specialty",
            "Specialties",
            List.of(
                    Column.text("Specialty"),
                    Column.number("Practices"),
                    Column.number("Active %").hideIfNarrow(),
                    Column.number("Orders")));

    @Override
    protected Card initContent() {
        table.table().addClassName("kpi-narrow");
        return new Card("Specialties", table);
    }

    void show(List<SpecialtyFigures> specialties) {
        table.show(ROWS.of(specialties));
    }

    private static List<SharedJson> rows(List<SpecialtyFigures> specialties) {
        long largest = specialties.stream()
                .mapToLong(SpecialtyFigures::practices)
                .max()
                .orElse(0);
        return specialties.stream().map(one -> row(one, largest)).toList();
    }

    private static SharedJson row(SpecialtyFigures one, long largest) {
        String name = one.specialty().isEmpty() ? "No specialty" : one.specialty();
        return LiveTable.row(
                one.specialty(),
                List.of(
                        new TableCell.Link(name, PracticeLinks.ofSpecialty(one.specialty())),
                        TableCell.Share.of(one.practices(), largest),
                        new TableCell.Text(Percent.format(one.activePractices(), one.practices())),
                        new TableCell.Text(NumberLabels.of(one.orders()))));
    }
}
