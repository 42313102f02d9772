package io.curasync.webhook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.ui.BrowserTime;
import io.curasync.webhook.inbox.DryRun;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Panel with the result of the dry run of one event. */
final class DryRunPanel extends Div {

    DryRunPanel() {
        addClassName("webhook-dry-run");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void clear() {
        removeAll();
        setVisible(false);
    }

    void show(DryRun.Result result) {
        removeAll();
        setVisible(true);
        add(new H3("Dry run"));
        switch (result) {
            case DryRun.Result.NoChange(String reason) -> add(new Paragraph("No change: " + reason));
            case DryRun.Result.Busy() ->
                add(new Paragraph("The practice of this event is being changed. Try again in a few seconds."));
            case DryRun.Result.Changes changes -> {
                changes.practices().forEach(this::practice);
                changes.orders().forEach(this::order);
            }
        }
    }

    private void practice(PracticeChanged change) {
        PracticeState after = change.after();
        if (after == null) {
            add(new Paragraph(label(change.before()) + " is a duplicate of another practice and is merged into it."));
            return;
        }
        if (!change.differences().isEmpty()) {
            add(
                    new Paragraph((change.before() == null ? "New practice " : "Practice ") + label(after)),
                    DifferenceTable.of(change.differences(), "Now", "After replay", BrowserTime.of(UI.getCurrent())));
        }
    }

    private void order(OrderRecorded order) {
        add(new Paragraph("New order " + order.orderId()
                + (order.amount() == null ? "" : " of $" + order.amount().toPlainString())));
    }

    private static String label(@Nullable PracticeState state) {
        return state == null
                ? "The practice"
                : Objects.requireNonNullElse(state.practiceId(), Objects.requireNonNullElse(state.userId(), ""));
    }
}
