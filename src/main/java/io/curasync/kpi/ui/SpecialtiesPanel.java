package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import io.curasync.base.Card;
import io.curasync.base.Made;
import io.curasync.base.Quantity;
import io.curasync.kpi.SpecialtyFigures;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.kpi.ui.LiveTable.Row;
import java.util.List;

/** Practices by specialty. */
final class SpecialtiesPanel extends Composite<Card> {

    private static final Made<SpecialtyFigures, Row> ROWS = new Made<>(SpecialtiesPanel::row);

    private final LiveTable table = new LiveTable(
            "Practices by specialty",
            List.of(
                    Column.text("Specialty"),
                    Column.number("Practices"),
                    Column.number("Activated").whereThereIsRoom(),
                    Column.number("Orders")));

    @Override
    protected Card initContent() {
        return new Card("Specialties", new Scroller(table, "Specialties"));
    }

    void show(List<SpecialtyFigures> specialties) {
        table.show(specialties.stream().map(ROWS::of).toList());
    }

    private static Row row(SpecialtyFigures one) {
        String name = one.specialty().isEmpty() ? "No specialty" : one.specialty();
        return new Row(
                one.specialty(),
                List.of(
                        new Cell.Link(name, Links.ofSpecialty(one.specialty())),
                        new Cell.Text(Quantity.of(one.practices())),
                        new Cell.Text(Numbers.percent(one.activePractices(), one.practices())),
                        new Cell.Text(Quantity.of(one.orders()))));
    }
}
