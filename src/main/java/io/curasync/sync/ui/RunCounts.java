package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.sync.SkippedSync;
import io.curasync.sync.SyncRun;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import java.util.List;

/**
 * Tab of {@link RunDrawer} with the counts of a run. Also lists the syncs that were skipped between the start of this run and the start of
 * the next run.
 */
final class RunCounts extends Div {

    private final Div terms = new Div();
    private final Paragraph otherCounts = new Paragraph();
    private final Paragraph webhooks = new Paragraph();
    private final SkippedSyncList skippedSyncs = new SkippedSyncList("No syncs were skipped because of this run.");

    RunCounts() {
        terms.addClassName("sync-account");
        otherCounts.addClassName("cs-muted");
        webhooks.addClassName("cs-muted");
        addClassName("sync-section");
        add(terms, otherCounts, webhooks, new H3("Skipped because of this run"), skippedSyncs);
    }

    void show(SyncRun run, List<SkippedSync> refused, BrowserTime time) {
        skippedSyncs.show(refused, time);
        long sum = run.created() + run.updated() + run.unchanged() + run.stale() + run.quarantined();
        terms.removeAll();
        terms.add(
                term("", run.fetched(), "seen"),
                term("=", run.created(), "created"),
                term("+", run.updated(), "updated"),
                term("+", run.unchanged(), "unchanged"),
                term("+", run.stale(), "stale"),
                term("+", run.quarantined(), "quarantined"),
                sum == run.fetched()
                        ? new StatusBadge(StatusBadge.Kind.OK, "Adds up")
                        : new StatusBadge(StatusBadge.Kind.ERROR, "Does not add up"));
        otherCounts.setText(NumberLabels.of(run.missing(), "practice") + " newly marked as no longer in CuraGenesis · "
                + NumberLabels.of(run.newOrders(), "new order"));
        webhooks.setVisible(run.missedByWebhooks() != null);
        if (run.missedByWebhooks() != null) {
            webhooks.setText(
                    run.missedByWebhooks() == 0
                            ? "Webhooks had announced every practice that it changed."
                            : NumberLabels.of(run.missedByWebhooks(), "practice")
                                    + " changed that no webhook had announced");
        }
    }

    private static Span term(String sign, long number, String what) {
        Span strong = new Span(NumberLabels.of(number));
        strong.addClassName("cs-strong");
        return new Span(new Span(sign.isEmpty() ? "" : sign + " "), strong, new Span(" " + what));
    }
}
