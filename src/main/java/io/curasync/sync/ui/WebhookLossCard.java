package io.curasync.sync.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.sync.SyncRun;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.chart.Sparkline;
import java.util.List;
import java.util.Objects;

/**
 * Card with the number of practices that a run changed without a webhook. Shows the latest run for which this number is known, and the
 * trend over the newest runs.
 */
final class WebhookLossCard extends Composite<Card> {

    private final Span last = new Span();
    private final Sparkline trend = new Sparkline();
    private final Paragraph caption = new Paragraph();

    @Override
    protected Card initContent() {
        last.addClassName("sync-total");
        caption.addClassName("cs-muted");
        return new Card("Missed by webhooks", last, trend, caption);
    }

    /**
     * Shows how many practices the latest run changed without a webhook, and the trend. Omits runs for which this number is unknown.
     *
     * @param runs newest first
     */
    void show(List<SyncRun> runs) {
        List<Long> figures = runs.reversed().stream()
                .map(SyncRun::missedByWebhooks)
                .filter(Objects::nonNull)
                .toList();
        trend.setValues(figures);
        last.setText(figures.isEmpty() ? "–" : NumberLabels.of(figures.getLast()));
        caption.setText(
                figures.isEmpty()
                        ? "Known after the second sync, if webhooks are configured"
                        : "practices that the last sync changed and no webhook had announced");
    }
}
