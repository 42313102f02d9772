package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.RepFigures;
import io.curasync.kpi.RepPerformanceQuery;
import io.curasync.kpi.RepStanding;
import io.curasync.kpi.RepStanding.RepRank;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.kpi.ui.LiveTable.Row;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.TextUpdater;
import io.curasync.ui.chart.IdentityCache;
import io.curasync.ui.list.CsvLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Card with the rep performance table. A rep sees only the own row, and the difference in orders to the adjacent ranks. */
final class RepsPanel extends Composite<Card> {

    /** Maximum number of displayed rows. The CSV file contains all rows. */
    private static final int MAX_ROWS = 250;

    private static final IdentityCache<RepStanding, Row> ROWS = new IdentityCache<>(RepsPanel::row);

    private static final List<Column> COLUMNS = List.of(
            Column.number("#").sortedBy(RepSort.RANK),
            Column.text("Rep").sortedBy(RepSort.REP),
            Column.number("Practices").sortedBy(RepSort.PRACTICES),
            Column.number("Active").sortedBy(RepSort.ACTIVE).hideIfNarrow(),
            Column.number("Orders").sortedBy(RepSort.ORDERS),
            Column.number("Per practice").sortedBy(RepSort.AVERAGE).hideIfNarrow(),
            Column.number("Active %").sortedBy(RepSort.RATE).hideIfNarrow(),
            Column.text(RepPerformanceQuery.TREND_WEEKS + " weeks").hideIfNarrow());

    private final boolean allPractices;
    private final DownloadHandler csv;
    private final LiveTable table;
    private final ScrollableTable scrollableTable;
    private final Paragraph rankText = new Paragraph();
    private final Paragraph rest = new Paragraph();

    /**
     * Creates an empty table.
     *
     * @param allPractices true for an admin's table of all reps, false for the row of one rep
     * @param csv handles the download of the CSV file
     * @param picked called with the key of the row to highlight; {@code null} for none
     * @param sorted called with the requested sort order
     */
    RepsPanel(
            boolean allPractices,
            DownloadHandler csv,
            SerializableConsumer<@Nullable String> picked,
            SerializableConsumer<RepSort> sorted) {
        this.allPractices = allPractices;
        this.csv = csv;
        table = new LiveTable(
                title(),
                allPractices
                        ? COLUMNS
                        : COLUMNS.stream().map(column -> column.sortedBy(null)).toList());
        scrollableTable = new ScrollableTable(table, title());
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
        var card = new Card(title(), rankText, scrollableTable, rest);
        if (allPractices) {
            card.setActions(new CsvLink(csv));
        }
        return card;
    }

    private String title() {
        return allPractices ? "Rep performance" : "Your rank";
    }

    void show(DashboardSnapshot snapshot, DashboardUrlState dashboardUrlState) {
        if (allPractices) {
            showAll(snapshot.reps(), dashboardUrlState);
        } else {
            showRank(snapshot.reps(), snapshot.rankedReps());
        }
    }

    private void showAll(List<RepStanding> reps, DashboardUrlState dashboardUrlState) {
        table.select(dashboardUrlState.rep());
        table.showSort(dashboardUrlState.sort(), dashboardUrlState.descending());
        table.show(reps.stream()
                .sorted(dashboardUrlState.sort().order(dashboardUrlState.descending()))
                .limit(MAX_ROWS)
                .map(ROWS::of)
                .toList());
        scrollableTable.fit(reps.size());
        rest.setVisible(reps.size() > MAX_ROWS);
        TextUpdater.show(rest, "and " + NumberLabels.of(reps.size() - MAX_ROWS) + " more, in the CSV file");
    }

    private void showRank(List<RepStanding> own, long rankedReps) {
        rest.setVisible(own.isEmpty());
        TextUpdater.show(rest, "You get a rank with your first practice.");
        rankText.setVisible(!own.isEmpty());
        for (RepStanding rep : own) {
            TextUpdater.show(rankText, rep.repRank() == null ? "" : rankLabel(rep.repRank(), rankedReps));
            table.select(rep.key());
        }
        table.show(own.stream().map(ROWS::of).toList());
    }

    /** Formats a rank as {@code #3 of 12 reps · 412 orders behind #2 · 35 orders ahead of #4}. */
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

    private static Row row(RepStanding standing) {
        RepFigures rep = standing.figures();
        return new Row(
                standing.key(),
                List.of(
                        new TableCell.Text(
                                standing.repRank() == null
                                        ? "–"
                                        : Long.toString(standing.repRank().rank())),
                        new TableCell.Person(rep.rep(), PracticeLinks.ofRep(standing)),
                        new TableCell.Text(NumberLabels.of(rep.practices())),
                        new TableCell.Text(NumberLabels.of(rep.activePractices())),
                        new TableCell.Text(NumberLabels.of(rep.orders())),
                        new TableCell.Text(rep.avgOrdersPerPractice().toPlainString()),
                        new TableCell.Text(Percent.format(rep.activePractices(), rep.practices())),
                        new TableCell.Weeks(standing.weekly())));
    }
}
