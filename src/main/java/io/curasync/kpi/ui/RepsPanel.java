package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.kpi.CreditedMonth;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.RepPerformanceQuery;
import io.curasync.kpi.RepStanding;
import io.curasync.kpi.RepStanding.RepRank;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.live.LiveValue;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.TextUpdater;
import io.curasync.ui.list.CsvLink;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Card with the rep performance table, or with the credited orders of a month. A rep sees only their own row. Above the row, the rep sees
 * their rank and the number of orders between this rank and the adjacent ranks.
 */
final class RepsPanel extends Composite<Card> {

    /**
     * CSS class that hides the attainment column. The table with a rep's rank does not need the column, because a card shows the rep's
     * attainment. The other tables do not need the column if no rep has a target.
     */
    static final String WITHOUT_TARGETS = "kpi-without-targets";

    private static final List<Column> COLUMNS = List.of(
            Column.number("#").sortedBy(RepSort.RANK),
            Column.text("Rep").sortedBy(RepSort.REP),
            Column.number("Practices").sortedBy(RepSort.PRACTICES),
            Column.number("Active").sortedBy(RepSort.ACTIVE).hideIfNarrow(),
            Column.number("Orders").sortedBy(RepSort.ORDERS),
            Column.number("Per practice").sortedBy(RepSort.AVERAGE).hideIfNarrow(),
            Column.number("Active %").sortedBy(RepSort.RATE).hideIfNarrow(),
            Column.number("Attainment").sortedBy(RepSort.ATTAINMENT).hideIfNarrow(),
            Column.text(RepPerformanceQuery.TREND_WEEKS + " weeks").hideIfNarrow());

    private final boolean allPractices;
    private final LiveTable table;
    private final Paragraph rankText = new Paragraph();
    private final Paragraph rest = new Paragraph();
    private final SegmentedControl<RepOrderBasis> basis =
            new SegmentedControl<>("Orders of reps", List.of(RepOrderBasis.values()), RepOrderBasis::label);
    private final Div credited = new Div();
    private final Function<YearMonth, LiveValue<CreditedMonth>> creditedMonths;
    private final SerializableConsumer<@Nullable YearMonth> monthChosen;
    private final Div booked = new Div();
    private final CsvLink csvLink;
    private @Nullable CreditedTable creditedTable;
    private @Nullable YearMonth shownMonth;
    private boolean paused;
    private YearMonth current = YearMonth.now(ZoneOffset.UTC);

    /**
     * Creates an empty panel.
     *
     * @param allPractices true for an admin's table of all reps, false for the row of one rep
     * @param csv handles the download of the CSV file
     * @param picked called with the key of the row to highlight; {@code null} for none
     * @param sorted called with the requested sort order
     * @param creditedMonths returns the credited orders of a month
     * @param monthChosen called with the month whose credited orders to show; {@code null} to show the practices that reps have
     *     now
     */
    RepsPanel(
            boolean allPractices,
            DownloadHandler csv,
            SerializableConsumer<@Nullable String> picked,
            SerializableConsumer<RepSort> sorted,
            Function<YearMonth, LiveValue<CreditedMonth>> creditedMonths,
            SerializableConsumer<@Nullable YearMonth> monthChosen) {
        this.allPractices = allPractices;
        this.creditedMonths = creditedMonths;
        this.monthChosen = monthChosen;
        csvLink = new CsvLink(csv);
        table = new LiveTable(
                title(),
                title(),
                allPractices
                        ? COLUMNS
                        : COLUMNS.stream().map(column -> column.sortedBy(null)).toList());
        table.table().addClassNames("kpi-reps", WITHOUT_TARGETS);
        if (allPractices) {
            table.onRowClick(key -> picked.accept(table.isSelected(key) ? null : key));
            table.onSort(sorted);
        }
    }

    @Override
    protected Card initContent() {
        rest.addClassName("cs-muted");
        rest.setVisible(false);
        rankText.addClassName("kpi-place");
        rankText.setVisible(false);
        booked.add(rankText, table, rest);
        basis.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                monthChosen.accept(change.getValue() == RepOrderBasis.CREDITED ? current : null);
            }
        });
        csvLink.setVisible(allPractices);
        var card = new Card(title(), booked, credited);
        card.setActions(basis, csvLink);
        return card;
    }

    private String title() {
        return allPractices ? "Rep performance" : "Your rank";
    }

    void show(DashboardSnapshot snapshot, DashboardUrlState dashboardUrlState) {
        current = YearMonth.from(snapshot.trend().today());
        showCredited(dashboardUrlState.credited(), snapshot.trend().zone());
        if (allPractices) {
            showAll(snapshot.reps(), dashboardUrlState);
        } else {
            showRank(snapshot.reps(), snapshot.rankedReps());
        }
    }

    /** Pauses or resumes the updates of the credited orders, which do not come from the dashboard's live value. */
    void setPaused(boolean on) {
        paused = on;
        if (creditedTable != null) {
            creditedTable.setPaused(on);
        }
    }

    /**
     * Shows the credited orders of a month, or the practices that reps have now.
     *
     * @param month {@code null} for the practices that reps have now
     * @param zone business time zone
     */
    private void showCredited(@Nullable YearMonth month, ZoneId zone) {
        if (Objects.equals(month, shownMonth)) {
            return;
        }
        YearMonth before = shownMonth;
        shownMonth = month;
        basis.setValue(month == null ? RepOrderBasis.BOOK_NOW : RepOrderBasis.CREDITED);
        booked.setVisible(month == null);
        csvLink.setVisible(allPractices && month == null);
        credited.removeAll();
        creditedTable = null;
        if (month != null) {
            var months = new CreditedTable(
                    creditedMonths.apply(month), month, current, zone, allPractices, monthChosen::accept);
            months.setPaused(paused);
            creditedTable = months;
            credited.add(months);
            if (before != null) {
                months.focusArrow(month.isBefore(before));
            }
        }
    }

    private void showAll(List<RepStanding> reps, DashboardUrlState dashboardUrlState) {
        table.table()
                .setClassName(
                        WITHOUT_TARGETS,
                        reps.stream().allMatch(standing -> standing.targets().isEmpty()));
        table.select(dashboardUrlState.rep());
        table.showSort(dashboardUrlState.sort(), dashboardUrlState.descending());
        table.show(RepRows.of(reps, dashboardUrlState.sort(), dashboardUrlState.descending()));
        rest.setVisible(reps.size() > RepRows.MAX_ROWS);
        TextUpdater.show(rest, "and " + NumberLabels.of(reps.size() - RepRows.MAX_ROWS) + " more, in the CSV file");
    }

    private void showRank(List<RepStanding> own, long rankedReps) {
        rest.setVisible(own.isEmpty());
        TextUpdater.show(rest, "You get a rank with your first practice.");
        rankText.setVisible(!own.isEmpty());
        for (RepStanding rep : own) {
            TextUpdater.show(rankText, rep.repRank() == null ? "" : rankLabel(rep.repRank(), rankedReps));
            table.select(rep.key());
        }
        table.show(RepRows.of(own, RepSort.RANK, false));
    }

    /** Formats a rank, for example {@code #3 of 12 reps · 412 orders behind #2 · 35 orders ahead of #4}. */
    private static String rankLabel(RepRank rank, long rankedReps) {
        String text = "#" + rank.rank() + " of " + NumberLabels.of(rankedReps, "rep");
        if (rank.ordersBehind() != null) {
            text += " · " + distance(rank.ordersBehind(), "behind", rank.rank() - 1);
        }
        return rank.ordersAhead() == null
                ? text
                : text + " · " + distance(rank.ordersAhead(), "ahead of", rank.rank() + 1);
    }

    private static String distance(long orders, String direction, long rank) {
        return orders == 0
                ? "as many orders as #" + rank
                : NumberLabels.of(orders, "order") + " " + direction + " #" + rank;
    }
}
