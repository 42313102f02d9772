package io.curasync.sync.ui;

import com.vaadin.flow.component.Composite;
import io.curasync.sync.SyncOverview;
import io.curasync.sync.SyncRun;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import io.curasync.ui.chart.Chart;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Card with a chart of the duration and outcome of the last runs. */
final class RunsCard extends Composite<Card> {

    private static final String TITLE = "Last " + SyncOverview.MAX_RUNS + " runs";
    private static final SequencedMap<StatusBadge.Kind, String> LEGEND = legend();

    private final Chart chart = new Chart(TITLE);
    private @Nullable List<SyncRun> shown;

    /**
     * Creates the card.
     *
     * @param picked called with the id of the run that the user clicks
     */
    RunsCard(LongConsumer picked) {
        chart.addClassName("sync-runs-chart");
        chart.addPickListener(key -> picked.accept(Long.parseLong(key)));
    }

    @Override
    protected Card initContent() {
        return new Card(TITLE, chart);
    }

    /**
     * Shows the ended runs. Omits a run in progress, which has no duration yet.
     *
     * @param runs newest first
     */
    void show(List<SyncRun> runs) {
        List<SyncRun> ended = runs.stream().filter(run -> !run.running()).toList();
        if (!ended.equals(shown)) {
            shown = ended;
            chart.show(
                    new Chart.Bars(ended.reversed().stream().map(RunsCard::bar).toList(), LEGEND));
        }
    }

    private static Chart.Bar bar(SyncRun run) {
        long millis = run.finishedAt() == null
                ? 0
                : Duration.between(run.startedAt(), run.finishedAt()).toMillis();
        return new Chart.Bar(
                Long.toString(run.id()),
                "#" + run.id() + " " + run.kind().name().toLowerCase(Locale.ROOT),
                millis,
                run.status().name().toLowerCase(Locale.ROOT) + " in " + SyncLabels.took(run) + ", "
                        + NumberLabels.of(run.fetched(), "row"),
                SyncLabels.tone(run.status()));
    }

    private static SequencedMap<StatusBadge.Kind, String> legend() {
        SequencedMap<StatusBadge.Kind, String> legend = new LinkedHashMap<>();
        legend.put(StatusBadge.Kind.OK, "succeeded");
        legend.put(StatusBadge.Kind.WARN, "partial / suspicious");
        legend.put(StatusBadge.Kind.ERROR, "failed");
        legend.put(StatusBadge.Kind.NEUTRAL, "cancelled");
        return legend;
    }
}
