package io.curasync.sync.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.ledger.quarantine.QuarantineFilter;
import io.curasync.ledger.quarantine.QuarantineQuery;
import io.curasync.ledger.quarantine.QuarantinedRow;
import io.curasync.ui.BadgeRenderer;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.list.ListCells;
import io.curasync.ui.list.ListSource;
import io.curasync.ui.list.LiveList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Factory for the list of quarantined rows. */
final class QuarantineList {

    private QuarantineList() {}

    /**
     * Creates the list.
     *
     * @param counted called with the number of matching rows whenever the list has counted them
     * @param picked called with the row that the user clicks
     */
    static LiveList<QuarantineFilter, QuarantinedRow> create(
            QuarantineQuery quarantineQuery, IntConsumer counted, Consumer<QuarantinedRow> picked) {
        var list = new LiveList<>(
                "Row",
                new ListSource<QuarantineFilter, QuarantinedRow>() {
                    @Override
                    public List<QuarantinedRow> page(QuarantineFilter filter, int offset, int limit) {
                        return quarantineQuery.page(filter, offset, limit);
                    }

                    @Override
                    public int count(QuarantineFilter filter) {
                        return quarantineQuery.count(filter);
                    }
                },
                QuarantinedRow::id,
                QuarantineFilter.OPEN,
                new EmptyState(
                        Icon.CHECK,
                        "No rows in quarantine. Rows that a sync cannot read appear here. To see resolved rows, choose Status: any."),
                twoLines(),
                counted);
        list.grid().setSelectionMode(Grid.SelectionMode.SINGLE);
        list.grid().addItemClickListener(click -> picked.accept(click.getItem()));
        list.column("Practice", ListCells.text("cs-strong", QuarantinedRow::label), "130px", 1);
        list.column("Reason", ListCells.text("", QuarantinedRow::reason), "160px", 3);
        list.column(
                "Status",
                BadgeRenderer.of(
                        row -> QuarantineLabels.kind(row.status()), row -> QuarantineLabels.status(row.status())),
                "104px",
                0);
        list.secondaryColumn("Since", ListCells.time(QuarantinedRow::firstSeen), "100px", 0);
        list.secondaryColumn("Last seen", ListCells.time(QuarantinedRow::lastSeen), "104px", 0);
        list.secondaryColumn("Run", run(), "64px", 0);
        return list;
    }

    private static LitRenderer<QuarantinedRow> run() {
        return LitRenderer.<QuarantinedRow>of(
                        "<a href=\"sync/${item.run}\" aria-label=\"Sync ${item.run}\">#${item.run}</a>")
                .withProperty("run", QuarantinedRow::runId);
    }

    private static LitRenderer<QuarantinedRow> twoLines() {
        return LitRenderer.<QuarantinedRow>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.label}</span><span>${item.status}</span>
                            <span class="cs-muted">${item.reason}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("label", QuarantinedRow::label)
                .withProperty("status", row -> QuarantineLabels.status(row.status()))
                .withProperty("reason", QuarantinedRow::reason)
                .withProperty("at", row -> row.lastSeen().toString());
    }
}
