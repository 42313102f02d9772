package io.curasync.kpi.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.kpi.CreditedMonth;
import io.curasync.kpi.CreditedMonth.CreditedRep;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValue;
import io.curasync.reptarget.TargetLabels;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.TextUpdater;
import io.curasync.ui.chart.SharedJson;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Table of the orders of a month by rep, with the attainment of the month's targets. Each order is credited to the rep that its
 * practice had when the order was placed. Buttons lead to the previous and the next month.
 */
final class CreditedTable extends Div {

    private static final List<Column> COLUMNS = List.of(
            Column.number("#"),
            Column.text("Rep"),
            Column.number("Orders"),
            Column.number("Sales"),
            Column.number("Orders %").hideIfNarrow(),
            Column.number("Attainment").hideIfNarrow());

    private final boolean allPractices;
    private final LiveTable table;
    private final Paragraph total = new Paragraph();
    private final Button previous = arrow("‹", "Previous month");
    private final Button next = arrow("›", "Next month");
    private final ZoneId zone;
    private final PausableUpdates<CreditedMonth> updates = new PausableUpdates<>(this::show);

    /**
     * Creates the table, which updates automatically.
     *
     * @param month the month to show
     * @param current the current month in the business time zone
     * @param allPractices whether the table shows all reps, instead of the row of one rep
     * @param chosen called with the month that the user requested
     */
    CreditedTable(
            LiveValue<CreditedMonth> value,
            YearMonth month,
            YearMonth current,
            ZoneId zone,
            boolean allPractices,
            SerializableConsumer<YearMonth> chosen) {
        this.allPractices = allPractices;
        this.zone = zone;
        String label = TargetLabels.month(month);
        table = new LiveTable("Credited orders in " + label, "Credited orders in " + label, COLUMNS);
        table.table().setClassName(RepsPanel.WITHOUT_TARGETS, true);
        previous.addClickListener(click -> chosen.accept(month.minusMonths(1)));
        next.addClickListener(click -> chosen.accept(month.plusMonths(1)));
        next.setEnabled(month.isBefore(current));
        Span name = new Span(label);
        name.addClassName("cs-strong");
        name.getElement().setAttribute("role", "status");
        Div months = new Div(previous, name, next);
        addClassName("kpi-credited");
        months.addClassName("kpi-months");
        total.addClassNames("cs-muted", "kpi-rule");
        add(months, table, total);
        LiveBinding.follow(this, value, updates::accept);
    }

    /** Pauses or resumes the updates of the displayed month. */
    void setPaused(boolean paused) {
        updates.setPaused(paused);
    }

    /**
     * Moves the focus to the button for the previous or the next month. The user clicked that button in the table of another month, which
     * this table has replaced. If the button for the next month is disabled, focuses the button for the previous month.
     *
     * @param earlier true for the button for the previous month
     */
    void focusArrow(boolean earlier) {
        (earlier || !next.isEnabled() ? previous : next).focus();
    }

    private static Button arrow(String text, String label) {
        Button arrow = new Button(text);
        arrow.setAriaLabel(label);
        arrow.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return arrow;
    }

    private void show(CreditedMonth credited) {
        long orders = credited.orders();
        List<SharedJson> rows = new ArrayList<>();
        for (CreditedRep rep : credited.reps()) {
            rows.add(row(rep, rows.size() + 1, orders));
        }
        table.table()
                .setClassName(
                        RepsPanel.WITHOUT_TARGETS,
                        credited.reps().stream().allMatch(rep -> rep.targets().isEmpty()));
        table.show(List.copyOf(rows));
        table.setVisible(!rows.isEmpty());
        String sum = NumberLabels.of(orders, "order") + " · " + dollars(credited.sales());
        String whole = allPractices ? "All orders of the month: " + sum : sum;
        TextUpdater.show(
                total,
                (rows.isEmpty() ? "No orders in this month" : whole)
                        + ". Each order counts for the rep of its day. Days in " + zone + ".");
    }

    private SharedJson row(CreditedRep rep, int position, long orders) {
        boolean isRep = rep.userId() > 0;
        return LiveTable.row(
                Long.toString(rep.userId()),
                List.of(
                        new TableCell.Text(isRep && allPractices ? Integer.toString(position) : "–"),
                        isRep
                                ? new TableCell.Person(rep.rep(), PracticeLinks.ofRep(rep.userId()))
                                : new TableCell.Text(rep.rep()),
                        new TableCell.Text(NumberLabels.of(rep.orders())),
                        new TableCell.Text(dollars(rep.sales())),
                        new TableCell.Text(Percent.format(rep.orders(), orders)),
                        new TableCell.Titled(
                                TargetLabels.percents(rep.targets()), TargetLabels.attainment(rep.targets()))));
    }

    private static String dollars(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setMaximumFractionDigits(0);
        return format.format(amount);
    }
}
