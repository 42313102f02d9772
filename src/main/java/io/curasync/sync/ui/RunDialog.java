package io.curasync.sync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.base.Icon;
import io.curasync.base.RelativeTime;
import io.curasync.base.StatusBadge;
import io.curasync.sync.Refusal;
import io.curasync.sync.SyncRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run: what became of it, its account, and what was refused because of it. */
final class RunDialog extends Dialog {

    private final Div facts = new Div();
    private final Div account = new Div();
    private final Paragraph error = new Paragraph();
    private final RefusalList refusals = new RefusalList("Nothing was refused because of it.");
    private @Nullable SyncRun shown;

    /** @param closed called when the user closes it */
    RunDialog(Runnable closed) {
        setWidth("min(640px, 100%)");
        Button close = new Button(Icon.CLOSE.create(), click -> {
            close();
            closed.run();
        });
        close.setAriaLabel("Close");
        close.addThemeName("tertiary");
        getHeader().add(close);
        addDialogCloseActionListener(action -> {
            close();
            closed.run();
        });
        facts.addClassName("sync-facts");
        account.addClassName("sync-account");
        error.addClassName("sync-error");
        Div content = new Div(facts, error, new H3("Its account"), account, new H3("Refused because of it"), refusals);
        content.addClassName("sync-dialog-text");
        add(content);
    }

    void show(SyncRun run, List<Refusal> refused) {
        refusals.show(refused);
        if (run.equals(shown)) {
            return;
        }
        shown = run;
        setHeaderTitle("Sync #" + run.id());
        facts.removeAll();
        facts.add(
                Words.badge(run.status()),
                fact("Kind", new Span(Words.kind(run.kind()))),
                fact("Started by", new Span(Words.startedBy(run.trigger(), run.requestedBy()))),
                fact("Started", RelativeTime.clock(run.startedAt())),
                fact(run.running() ? "So far" : "Took", new Span(Words.took(run))),
                fact("Pages", new Span(Words.count(run.pages()))),
                fact("On", new Span(run.instance())));
        error.setVisible(run.error() != null);
        error.setText(run.error());
        showAccount(run);
    }

    private void showAccount(SyncRun run) {
        long sum = run.created() + run.updated() + run.unchanged() + run.stale() + run.quarantined();
        account.removeAll();
        account.add(
                term("", run.fetched(), "seen"),
                term("=", run.created(), "created"),
                term("+", run.updated(), "updated"),
                term("+", run.unchanged(), "unchanged"),
                term("+", run.stale(), "stale"),
                term("+", run.quarantined(), "quarantined"),
                sum == run.fetched()
                        ? new StatusBadge(StatusBadge.Kind.OK, "Adds up")
                        : new StatusBadge(StatusBadge.Kind.ERROR, "Does not add up"));
        Paragraph besides = new Paragraph(Words.count(run.missing(), "practice")
                + " newly marked as missing upstream · " + Words.count(run.newOrders(), "new order"));
        besides.addClassName("cs-muted");
        account.add(besides);
    }

    private static Div fact(String name, Component value) {
        Span label = new Span(name);
        label.addClassName("cs-muted");
        return new Div(label, value);
    }

    private static Span term(String sign, long number, String what) {
        Span strong = new Span(Words.count(number));
        strong.addClassName("cs-strong");
        return new Span(new Span(sign.isEmpty() ? "" : sign + " "), strong, new Span(" " + what));
    }
}
