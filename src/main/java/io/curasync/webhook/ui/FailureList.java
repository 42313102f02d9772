package io.curasync.webhook.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.list.ListCells;
import io.curasync.ui.list.ListSource;
import io.curasync.ui.list.LiveList;
import io.curasync.webhook.inbox.FailureGroup;
import io.curasync.webhook.inbox.FailureService;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Creates the list of failure groups. */
final class FailureList {

    private FailureList() {}

    /** Query of the list. The list has no filter, so there is only one query. */
    enum Query {
        ALL
    }

    /**
     * Creates a list without rows.
     *
     * @param picked called with the group that the user has clicked
     * @param counted called with the number of groups after each count
     */
    static LiveList<Query, FailureGroup> create(
            FailureService failureService, Consumer<FailureGroup> picked, IntConsumer counted) {
        LiveList<Query, FailureGroup> list = new LiveList<>(
                "Failure",
                new ListSource<Query, FailureGroup>() {
                    @Override
                    public List<FailureGroup> page(Query query, int offset, int limit) {
                        return failureService.groups(offset, limit);
                    }

                    @Override
                    public int count(Query query) {
                        return failureService.count();
                    }
                },
                FailureGroup::fingerprint,
                Query.ALL,
                new EmptyState(Icon.CHECK, "No failed events. Events that fail appear here, grouped by their reason."),
                twoLines(),
                counted);
        list.column("Reason", ListCells.text("cs-strong", FailureGroup::reason), "200px", 4);
        list.optionalColumn("Type", ListCells.text("", FailureGroup::event), "150px", 0);
        list.column("Events", ListCells.text("cs-strong", group -> NumberLabels.of(group.count())), "84px", 0)
                .setTextAlign(ColumnTextAlign.END);
        list.optionalColumn("Practices", ListCells.text("", group -> NumberLabels.of(group.practices())), "92px", 0)
                .setTextAlign(ColumnTextAlign.END);
        list.optionalColumn("Last 24 hours", trend(), "130px", 0);
        list.optionalColumn("First seen", ListCells.time(FailureGroup::firstSeen), "112px", 0);
        list.secondaryColumn("Last seen", ListCells.time(FailureGroup::lastSeen), "112px", 0);
        list.grid().addItemClickListener(click -> picked.accept(click.getItem()));
        return list;
    }

    /** Returns the trend in words, such as {@code 12 events in the last 24 hours}. */
    static String trendLabel(FailureGroup group) {
        int events = group.trend().stream().mapToInt(Integer::intValue).sum();
        return NumberLabels.of(events, "event") + " in the last 24 hours";
    }

    private static LitRenderer<FailureGroup> trend() {
        return LitRenderer.<FailureGroup>of("""
                        <cura-sparkline bars title="${item.label}" .values="${item.trend}"></cura-sparkline>
                        <span class="cs-visually-hidden">${item.label}</span>
                        """)
                .withProperty("trend", FailureGroup::trend)
                .withProperty("label", FailureList::trendLabel);
    }

    private static LitRenderer<FailureGroup> twoLines() {
        return LitRenderer.<FailureGroup>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.reason}</span><span class="cs-strong">${item.count}</span>
                            <span class="cs-muted">${item.detail}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("reason", FailureGroup::reason)
                .withProperty("count", group -> NumberLabels.of(group.count(), "event"))
                .withProperty("detail", group -> group.event() + " · " + NumberLabels.of(group.practices(), "practice"))
                .withProperty("at", group -> group.lastSeen().toString());
    }
}
