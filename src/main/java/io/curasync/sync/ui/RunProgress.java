package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.curasync.sync.RunThroughput;
import io.curasync.sync.SyncRun;
import io.curasync.ui.NumberLabels;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Progress of a run: a progress bar with key figures below. */
final class RunProgress extends Div {

    private final ProgressBar bar = new ProgressBar(0, 100);
    private final Figure rows = new Figure();
    private final Figure pages = new Figure();
    private final Figure speed = new Figure();
    private final Figure remaining = new Figure();
    private final Figure changed = new Figure();
    private final Figure quarantined = new Figure();

    /** A number with a label. */
    private static final class Figure extends Div {

        private final Span value = new Span();
        private final Span label = new Span();

        Figure() {
            value.addClassName("sync-figure");
            label.addClassName("cs-muted");
            add(value, label);
        }

        void show(String number, String what) {
            value.setText(number);
            label.setText(what);
        }
    }

    RunProgress() {
        bar.getElement().setAttribute("aria-label", "Progress of the sync");
        Div figures = new Div(rows, pages, speed, remaining, changed, quarantined);
        figures.addClassName("sync-figures");
        addClassName("sync-progress");
        add(bar, figures);
    }

    /**
     * Shows the progress of a run.
     *
     * @param runThroughput throughput of the run; null if unknown
     */
    void show(SyncRun run, @Nullable RunThroughput runThroughput) {
        Integer percent = run.percent();
        bar.setIndeterminate(percent == null);
        if (percent != null) {
            bar.setValue(percent);
        }
        rows.show(
                NumberLabels.of(run.fetched()),
                run.expected() == 0 ? "rows so far" : "of about " + NumberLabels.of(run.expected(), "row"));
        Integer planned = runThroughput == null ? null : runThroughput.pages();
        pages.show(run.pages() + (planned == null ? "" : " / " + planned), "pages");
        speed.show(runThroughput == null ? "–" : NumberLabels.of(runThroughput.rowsPerSecond()) + "/s", "rows");
        remaining.show(
                runThroughput == null || runThroughput.secondsLeft() == null
                        ? "–"
                        : NumberLabels.duration(Duration.ofSeconds(runThroughput.secondsLeft()))
                                .replace(".0", ""),
                "left, about");
        changed.show(NumberLabels.of(run.created() + run.updated()), "changed");
        quarantined.show(NumberLabels.of(run.quarantined()), "quarantined");
    }
}
