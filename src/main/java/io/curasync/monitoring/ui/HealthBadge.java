package io.curasync.monitoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.live.LiveBinding;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthMonitor;
import io.curasync.ui.MenuBadge;
import java.util.Collections;
import java.util.Map;

/** Dot beside the Health menu item. The dot is red if a check has failed, amber if a check needs attention, and hidden otherwise. */
@org.springframework.stereotype.Component
class HealthBadge implements MenuBadge {

    private final HealthMonitor monitor;

    HealthBadge(HealthMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public String path() {
        return HealthView.PATH;
    }

    @Override
    public Component badge() {
        Span text = new Span();
        text.addClassName("cs-visually-hidden");
        Span dot = new Span(text);
        dot.addClassName("cs-status-dot");
        LiveBinding.follow(dot, monitor.statuses(), statuses -> show(dot, text, statuses));
        return dot;
    }

    private static void show(Span dot, Span text, Map<CheckId, CheckStatus> statuses) {
        int failed = Collections.frequency(statuses.values(), CheckStatus.FAIL);
        String problems = HealthLabels.problems(failed, Collections.frequency(statuses.values(), CheckStatus.WARN));
        dot.setVisible(!problems.isEmpty());
        dot.getElement().setAttribute("data-tone", failed > 0 ? "error" : "warn");
        dot.setTitle(problems);
        text.setText(problems);
    }
}
