package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.RepFigures;
import io.curasync.kpi.RepStanding;
import io.curasync.kpi.RepStanding.Place;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.kpi.ui.LiveTable.Row;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.TextUpdater;
import io.curasync.ui.chart.IdentityCache;
import io.curasync.ui.list.CsvLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of each rep. A rep sees only the own row, and the distance to the adjacent ranks. */
final class RepsPanel extends Composite<Card> {

    /** Limit of the table; the CSV file contains all rows. */
    private static final int MAX_ROWS = 250;

    private static final IdentityCache<RepStanding, Row> ROWS = new IdentityCache<>(RepsPanel::row);

    private static final List<Column> COLUMNS = List.of(
            Column.number("#").sortedBy(RepSort.RANK),
            Column.text("Rep").sortedBy(RepSort.REP),
            Column.number("Practices").sortedBy(RepSort.PRACTICES),
            Column.number("Active").sortedBy(RepSort.ACTIVE).whereThereIsRoom(),
            Column.number("Orders").sortedBy(RepSort.ORDERS),
            Column.number("Per practice").sortedBy(RepSort.AVERAGE).whereThereIsRoom(),
            Column.number("Active %").sortedBy(RepSort.RATE).whereThereIsRoom(),
            Column.text(RepStanding.WEEKS + " weeks").whereThereIsRoom());

    private final boolean allPractices;
    private final DownloadHandler csv;
    private final LiveTable table;
    private final ScrollableTable scrollableTable;
    private final Paragraph place = new Paragraph();
    private final Paragraph rest = new Paragraph();

    /**
     * @param picked receives the key of the rep to highlight; {@code null} for none
     * @param sorted receives the order to sort by
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
            table.onPick(key -> picked.accept(table.isSelected(key) ? null : key));
            table.onSort(sorted);
        }
    }

    @Override
    protected Card initContent() {
        rest.addClassName("cs-muted");
        rest.setVisible(false);
        place.addClassName("kpi-place");
        place.setVisible(false);
        var card = new Card(title(), place, scrollableTable, rest);
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
            showRank(snapshot.reps(), snapshot.ranks());
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

    private void showRank(List<RepStanding> own, long ranks) {
        rest.setVisible(own.isEmpty());
        TextUpdater.show(rest, "You get a rank with your first practice.");
        place.setVisible(!own.isEmpty());
        for (RepStanding rep : own) {
            TextUpdater.show(place, rep.place() == null ? "" : words(rep.place(), ranks));
            table.select(rep.key());
        }
        table.show(own.stream().map(ROWS::of).toList());
    }

    /** {@code #3 of 12 reps · 412 orders behind #2 · 35 orders ahead of #4}. */
    private static String words(Place place, long ranks) {
        String words = "#" + place.rank() + " of " + NumberLabels.of(ranks, "rep");
        if (place.behind() != null) {
            words += " · " + distance(place.behind(), "behind", place.rank() - 1);
        }
        return place.ahead() == null ? words : words + " · " + distance(place.ahead(), "ahead of", place.rank() + 1);
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
                                standing.place() == null
                                        ? "–"
                                        : Long.toString(standing.place().rank())),
                        new TableCell.Person(rep.rep(), PracticeLinks.ofRep(standing)),
                        new TableCell.Text(NumberLabels.of(rep.practices())),
                        new TableCell.Text(NumberLabels.of(rep.activePractices())),
                        new TableCell.Text(NumberLabels.of(rep.orders())),
                        new TableCell.Text(rep.avgOrdersPerPractice().toPlainString()),
                        new TableCell.Text(Percent.percent(rep.activePractices(), rep.practices())),
                        new TableCell.Weeks(standing.weekly())));
    }
}
