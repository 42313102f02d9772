package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.curasync.base.Quantity;
import io.curasync.sync.Pace;
import io.curasync.sync.SyncRun;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far a run is: a bar, and the figures below it. */
final class RunProgress extends Div {

    private final ProgressBar bar = new ProgressBar(0, 100);
    private final Figure rows = new Figure();
    private final Figure pages = new Figure();
    private final Figure speed = new Figure();
    private final Figure left = new Figure();
    private final Figure changed = new Figure();
    private final Figure quarantined = new Figure();

    /** A number and what it is of. */
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
        Div figures = new Div(rows, pages, speed, left, changed, quarantined);
        figures.addClassName("sync-figures");
        addClassName("sync-progress");
        add(bar, figures);
    }

    /** @param pace null when it is not known */
    void show(SyncRun run, @Nullable Pace pace) {
        Integer percent = run.percent();
        bar.setIndeterminate(percent == null);
        if (percent != null) {
            bar.setValue(percent);
        }
        rows.show(
                Quantity.of(run.fetched()),
                run.expected() == 0 ? "rows so far" : "of about " + Quantity.of(run.expected(), "row"));
        Integer planned = pace == null ? null : pace.pages();
        pages.show(run.pages() + (planned == null ? "" : " / " + planned), "pages");
        speed.show(pace == null ? "–" : Quantity.of(pace.rowsPerSecond()) + "/s", "rows");
        left.show(
                pace == null || pace.secondsLeft() == null
                        ? "–"
                        : Words.duration(Duration.ofSeconds(pace.secondsLeft())).replace(".0", ""),
                "left, about");
        changed.show(Quantity.of(run.created() + run.updated()), "changed");
        quarantined.show(Quantity.of(run.quarantined()), "quarantined");
    }
}
