package io.curasync.kpi.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.reptarget.TargetLabels;
import io.curasync.reptarget.TargetProgress;
import io.curasync.ui.StatusBadge;
import io.curasync.ui.TextUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Progress and pace of one target as text, and the progress as a bar that screen readers skip. A mark on the bar shows the value that is
 * expected by the end of today.
 */
final class TargetRow extends Div {

    private static final int FULL = 100;

    private final Span progress = new Span();
    private final StatusBadge pace = new StatusBadge(StatusBadge.Kind.NEUTRAL, "");
    private final Span expected = new Span();
    private final Span bar = new Span();
    private final Span mark = new Span();
    private @Nullable TargetProgress shown;

    TargetRow() {
        addClassName("kpi-target");
        progress.addClassName("cs-strong");
        expected.addClassName("cs-muted");
        bar.addClassName("kpi-target-bar");
        mark.addClassName("kpi-target-mark");
        Div track = new Div(bar, mark);
        track.addClassName("kpi-target-track");
        track.getElement().setAttribute("aria-hidden", "true");
        add(new Div(progress, pace), track, expected);
    }

    /** Shows the progress of a target. Returns this row. */
    TargetRow show(TargetProgress target) {
        if (target.equals(shown)) {
            return this;
        }
        shown = target;
        TextUpdater.show(progress, TargetLabels.progress(target));
        pace.setStatus(kind(target), TargetLabels.pace(target));
        TextUpdater.show(
                expected, "Expected by the end of today: " + TargetLabels.value(target.measure(), target.expected()));
        bar.getStyle().setWidth(position(target.percent()));
        mark.getStyle().setLeft(position(FULL * target.expected() / target.target()));
        return this;
    }

    private static StatusBadge.Kind kind(TargetProgress target) {
        return target.ahead() >= 0 || target.isReached() ? StatusBadge.Kind.OK : StatusBadge.Kind.WARN;
    }

    private static String position(long percent) {
        return Math.clamp(percent, 0, FULL) + "%";
    }
}
