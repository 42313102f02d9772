package io.curasync.sync.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.sync.SyncRun;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Sparkline;
import java.util.List;
import java.util.Objects;

/** How many practices syncs changed that no webhook had announced: the last of them, and their course. */
final class WebhookLossCard extends Composite<Card> {

    private final Span last = new Span();
    private final Sparkline course = new Sparkline();
    private final Paragraph words = new Paragraph();
    private List<Long> shown = List.of();

    @Override
    protected Card initContent() {
        last.addClassName("sync-total");
        words.addClassName("cs-muted");
        return new Card("Missed by webhooks", last, course, words);
    }

    /** @param runs newest first; those that know no such figure are passed over */
    void show(List<SyncRun> runs) {
        List<Long> figures = runs.reversed().stream()
                .map(SyncRun::unannounced)
                .filter(Objects::nonNull)
                .toList();
        if (!figures.equals(shown)) {
            shown = figures;
            course.setValues(figures);
        }
        last.setText(figures.isEmpty() ? "–" : NumberLabels.of(figures.getLast()));
        words.setText(
                figures.isEmpty()
                        ? "Known after the second sync, where webhooks are set up"
                        : "practices that the last sync changed and no webhook had announced");
    }
}
