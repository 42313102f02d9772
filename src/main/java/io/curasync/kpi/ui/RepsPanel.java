package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.base.Card;
import io.curasync.base.CsvLink;
import io.curasync.base.Made;
import io.curasync.base.Quantity;
import io.curasync.base.Words;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.RepFigures;
import io.curasync.kpi.RepStanding;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.kpi.ui.LiveTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who sells how much. A rep sees the own figures between the neighbouring ranks, and of those nothing else. */
final class RepsPanel extends Composite<Card> {

    /** The table is for reading; whatever comes after so many is in the CSV file. */
    private static final int MOST = 250;

    private static final Made<RepStanding, Row> ROWS = new Made<>(RepsPanel::row);

    private static final List<Column> COLUMNS = List.of(
            Column.number("#").sortedBy(RepSort.RANK),
            Column.text("Rep").sortedBy(RepSort.REP),
            Column.number("Practices").sortedBy(RepSort.PRACTICES),
            Column.number("Active").sortedBy(RepSort.ACTIVE).whereThereIsRoom(),
            Column.number("Orders").sortedBy(RepSort.ORDERS),
            Column.number("Per practice").sortedBy(RepSort.AVERAGE).whereThereIsRoom(),
            Column.number("Activated").sortedBy(RepSort.RATE).whereThereIsRoom(),
            Column.text("30 days").whereThereIsRoom());

    private final boolean everybody;
    private final DownloadHandler csv;
    private final LiveTable table;
    private final Paragraph rest = new Paragraph();

    /**
     * @param picked told the key of a rep that is to stand out; null: none any more
     * @param sorted told by what the rows are to be sorted
     */
    RepsPanel(
            boolean everybody,
            DownloadHandler csv,
            SerializableConsumer<@Nullable String> picked,
            SerializableConsumer<RepSort> sorted) {
        this.everybody = everybody;
        this.csv = csv;
        table = new LiveTable(
                title(),
                everybody
                        ? COLUMNS
                        : COLUMNS.stream().map(column -> column.sortedBy(null)).toList());
        if (everybody) {
            table.onPick(key -> picked.accept(table.isSelected(key) ? null : key));
            table.onSort(sorted);
        }
    }

    @Override
    protected Card initContent() {
        rest.addClassName("cs-muted");
        rest.setVisible(false);
        var card = new Card(title(), new Scroller(table, title()), rest);
        if (everybody) {
            card.setActions(new CsvLink(csv));
        }
        return card;
    }

    private String title() {
        return everybody ? "Rep performance" : "Your rank";
    }

    void show(DashboardSnapshot snapshot, Choices choices) {
        if (everybody) {
            showAll(snapshot.reps(), choices);
        } else {
            showRank(snapshot.reps(), snapshot.ranks());
        }
    }

    private void showAll(List<RepStanding> reps, Choices choices) {
        table.select(choices.rep());
        table.sorted(choices.sort(), choices.descending());
        table.show(reps.stream()
                .sorted(choices.sort().order(choices.descending()))
                .limit(MOST)
                .map(ROWS::of)
                .toList());
        rest.setVisible(reps.size() > MOST);
        Words.show(rest, "and " + Quantity.of(reps.size() - MOST) + " more, in the CSV file");
    }

    private void showRank(List<RepStanding> own, long ranks) {
        rest.setVisible(own.isEmpty());
        Words.show(rest, "You have a rank as soon as a practice is yours.");
        var rows = new ArrayList<Row>();
        for (RepStanding rep : own) {
            long rank = rep.figures().rank();
            if (rank > 1) {
                rows.add(neighbour(rank - 1, "ahead of you"));
            }
            rows.add(ROWS.of(rep));
            if (rank < ranks) {
                rows.add(neighbour(rank + 1, "behind you"));
            }
            table.select(rep.key());
        }
        table.show(rows);
    }

    private static Row neighbour(long rank, String place) {
        var cells = new ArrayList<Cell>(Collections.nCopies(COLUMNS.size(), new Cell.Text("")));
        cells.set(0, new Cell.Text(Long.toString(rank)));
        cells.set(1, new Cell.Text(place));
        return new Row(place, cells);
    }

    private static Row row(RepStanding standing) {
        RepFigures rep = standing.figures();
        return new Row(
                standing.key(),
                List.of(
                        new Cell.Text(Long.toString(rep.rank())),
                        new Cell.Person(rep.rep(), Links.ofRep(standing)),
                        new Cell.Text(Quantity.of(rep.practices())),
                        new Cell.Text(Quantity.of(rep.activePractices())),
                        new Cell.Text(Quantity.of(rep.orders())),
                        new Cell.Text(rep.avgOrdersPerPractice().toPlainString()),
                        new Cell.Text(Numbers.percent(rep.activePractices(), rep.practices())),
                        new Cell.Course(standing.trend())));
    }
}
