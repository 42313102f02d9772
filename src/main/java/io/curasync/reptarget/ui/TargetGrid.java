package io.curasync.reptarget.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.reptarget.TargetLabels;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetTable;
import io.curasync.reptarget.TargetTable.Row;
import io.curasync.ui.EmptyState;
import io.curasync.ui.list.ListSpace;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Table of targets, with reps as rows and months as columns. If an update contains the same reps, changes only the texts of the cells. */
final class TargetGrid extends Grid<TargetGrid.Rep> {

    /** A row of the grid, without figures. The figures come from the {@link TargetTable} that was shown last. */
    record Rep(long userId, String name, String email, boolean enabled) {

        static Rep of(Row row) {
            return new Rep(row.userId(), row.name(), row.email(), row.enabled());
        }

        private boolean matches(String search) {
            return (name + " " + email).toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
        }
    }

    /** Actions that the user starts with the buttons of the grid. */
    interface Actions {

        /** Lets the user edit a rep's target in the month of a column. */
        void edit(Row row, int column);

        /** Copies the targets of the previous month to the given month. */
        void copyTo(YearMonth month);
    }

    private static final int MIN_REP_WIDTH = 110;
    private static final int REP_WIDTH = 150;
    private static final int MONTH_WIDTH = 140;

    private final TargetMeasure measure;
    private final EmptyState noReps;
    private final EmptyState noMatch;
    private final Map<Long, Row> rows = new HashMap<>();
    private List<Rep> shown = List.of();
    private String search = "";
    private @Nullable YearMonth current;

    TargetGrid(List<YearMonth> months, TargetMeasure measure, EmptyState noReps, EmptyState noMatch, Actions actions) {
        this.measure = measure;
        this.noReps = noReps;
        this.noMatch = noMatch;
        addClassNames("cs-browse-grid", "target-grid");
        setSizeFull();
        setSelectionMode(SelectionMode.NONE);
        boolean hasOneMonth = months.size() == 1;
        addColumn(name())
                .setHeader("Rep")
                .setKey("rep")
                .setWidth((hasOneMonth ? MIN_REP_WIDTH : REP_WIDTH) + "px")
                .setFlexGrow(2)
                .setFrozen(true);
        for (int i = 0; i < months.size(); i++) {
            int column = i;
            addColumn(cells(column, row -> actions.edit(row, column)))
                    .setHeader(title(months.get(i), hasOneMonth, actions::copyTo))
                    .setKey(months.get(i).toString())
                    .setWidth(MONTH_WIDTH + "px")
                    .setFlexGrow(1);
        }
    }

    /** Returns the number of months for which a window of this width has enough space: at least one, and at most the given number. */
    static int fittingMonths(int windowWidth, int most) {
        ListSpace space = new ListSpace();
        space.setWindowWidth(windowWidth);
        int months = most;
        while (months > 1 && !space.fits(REP_WIDTH + months * MONTH_WIDTH)) {
            months--;
        }
        return months;
    }

    private static LitRenderer<Rep> name() {
        return LitRenderer.<Rep>of("""
                        <div class="target-rep">
                            <span class="cs-strong">${item.name}</span><span class="cs-muted">${item.note}</span>
                        </div>
                        """)
                .withProperty("name", Rep::name)
                .withProperty("note", rep -> rep.enabled() ? rep.email() : "deactivated");
    }

    private ComponentRenderer<TargetCell, Rep> cells(int column, Consumer<Row> edit) {
        return new ComponentRenderer<>(
                rep -> {
                    TargetCell cell = new TargetCell(row(rep), column, edit);
                    showIn(cell, rep);
                    return cell;
                },
                (component, rep) -> {
                    TargetCell cell = (TargetCell) component;
                    showIn(cell, rep);
                    return cell;
                });
    }

    private void showIn(TargetCell cell, Rep rep) {
        YearMonth present = current;
        if (present != null) {
            cell.show(row(rep), measure, present);
        }
    }

    private Row row(Rep rep) {
        return Objects.requireNonNull(rows.get(rep.userId()));
    }

    /**
     * Creates the header of a column.
     *
     * @param isOnly whether the table has only this month. The month is then shown above the table, and the header names it only for screen
     *     readers.
     */
    private static Div title(YearMonth month, boolean isOnly, Consumer<YearMonth> copy) {
        YearMonth previous = month.minusMonths(1);
        Button button = new Button("Copy last month", click -> copy.accept(month));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(
                "Copy last month, from %s to %s".formatted(TargetLabels.month(previous), TargetLabels.month(month)));
        Span name = new Span(TargetLabels.month(month));
        name.setClassName("cs-visually-hidden", isOnly);
        Div title = new Div(name, button);
        title.addClassName("target-month");
        return title;
    }

    /** Shows the reps and figures of a table. */
    void show(TargetTable table) {
        current = table.current();
        rows.clear();
        table.rows().forEach(row -> rows.put(row.userId(), row));
        List<Rep> reps = table.rows().stream().map(Rep::of).toList();
        if (reps.equals(shown)) {
            reps.forEach(getDataProvider()::refreshItem);
        } else {
            shown = reps;
            filter(search);
        }
    }

    /** Shows only reps whose name or email contains the text. Ignores upper and lower case. */
    void filter(String text) {
        search = text.strip();
        setEmptyStateComponent(shown.isEmpty() ? noReps : noMatch);
        setItems(shown.stream().filter(rep -> rep.matches(search)).toList());
    }
}
