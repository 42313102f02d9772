package io.curasync.reptarget.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.curasync.reptarget.TargetLabels;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetTable;
import io.curasync.ui.TextUpdater;
import java.time.YearMonth;
import java.util.function.Consumer;

/** Button that shows the target of a rep in a month, and the attained part of the target. A click edits the target. */
final class TargetCell extends NativeButton {

    private static final String HIDDEN = "cs-visually-hidden";

    /** Text with the rep and the month, for screen readers. */
    private final Span context = new Span();

    private final Span target = new Span();
    /** Text between the target and the attained part, for screen readers. */
    private final Span connection = new Span();

    private final Span attained = new Span();
    private final int column;
    private TargetTable.Row row;

    /**
     * Creates a button without texts.
     *
     * @param row the row of the rep
     * @param column index of the month among the cells of the row, from 0
     * @param edit called with the row that the button shows
     */
    TargetCell(TargetTable.Row row, int column, Consumer<TargetTable.Row> edit) {
        this.row = row;
        this.column = column;
        addClassName("target-cell");
        context.addClassName(HIDDEN);
        connection.addClassName(HIDDEN);
        attained.addClassName("cs-muted");
        add(context, target, connection, attained);
        addClickListener(click -> edit.accept(this.row));
    }

    /**
     * Shows the target in a row. Changes the texts in place, so that the button does not lose the focus.
     *
     * @param current the present month; later months show only the target
     */
    void show(TargetTable.Row row, TargetMeasure measure, YearMonth current) {
        this.row = row;
        TargetTable.Cell cell = row.cells().get(column);
        Long value = cell.target();
        boolean isEditable = row.enabled() || value != null;
        TextUpdater.show(target, value == null ? isEditable ? "Set" : "–" : TargetLabels.bare(measure, value));
        target.setClassName("cs-strong", value != null);
        target.setClassName("cs-muted", value == null);
        String actual = TargetLabels.value(measure, cell.actual());
        Long percent = cell.percent();
        String text = cell.month().isAfter(current) ? "" : percent == null ? actual : percent + " % · " + actual;
        TextUpdater.show(attained, text);
        setEnabled(isEditable);
        String of = "%s, %s: ".formatted(row.name(), TargetLabels.month(cell.month()));
        TextUpdater.show(context, value == null ? of : of + "target ");
        String unset = isEditable ? " target" : " no target";
        TextUpdater.show(connection, (value == null ? unset : "") + (text.isEmpty() ? "" : ", attained "));
    }
}
