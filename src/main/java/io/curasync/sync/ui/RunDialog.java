package io.curasync.sync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.tabs.TabSheetVariant;
import io.curasync.base.Icon;
import io.curasync.base.Quantity;
import io.curasync.base.RelativeTime;
import io.curasync.sync.Approvals;
import io.curasync.sync.RunDetails;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import org.jspecify.annotations.Nullable;

/**
 * One run: what became of it, its account, what it changed, what it refused and its calls. Lists are read when their tab is
 * opened, and once more when the run has ended.
 */
final class RunDialog extends Dialog {

    private final RunDetails details;
    private final Div facts = new Div();
    private final Paragraph error = new Paragraph();
    private final Paragraph note = new Paragraph();
    private final ApprovalBar approval;
    private final RunAccount account = new RunAccount();
    private final Div changes = section();
    private final Div errors = section();
    private final Div calls = section();
    private final TabSheet sections = new TabSheet();
    private final Tab first;
    private @Nullable SyncRun shown;

    /** @param closed called when the user closes it */
    RunDialog(RunDetails details, Approvals approvals, Runnable closed) {
        this.details = details;
        approval = new ApprovalBar(approvals);
        setWidth("min(760px, 100%)");
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
        error.addClassName("sync-error");
        note.addClassNames("sync-error", "sync-doubt");
        first = sections.add("Account", account);
        sections.add("Changes", changes);
        sections.add("Errors", errors);
        sections.add("Calls", calls);
        sections.addClassName("sync-sections");
        sections.addThemeVariants(TabSheetVariant.AURA_NO_BORDER, TabSheetVariant.NO_PADDING);
        sections.addSelectedChangeListener(change -> showLists());
        Div content = new Div(facts, error, note, approval, sections);
        content.addClassName("sync-dialog-text");
        add(content);
    }

    void show(SyncRun run) {
        SyncRun before = shown;
        shown = run;
        account.show(run, details.refusedBecauseOf(run));
        approval.show(run);
        if (run.equals(before)) {
            return;
        }
        setHeaderTitle("Sync #" + run.id());
        facts.removeAll();
        facts.add(
                Words.badge(run.status()),
                fact("Kind", new Span(Words.kind(run.kind()))),
                fact("Started by", new Span(Words.startedBy(run.trigger(), run.requestedBy()))),
                fact("Started", RelativeTime.clock(run.startedAt())),
                fact(run.running() ? "So far" : "Took", new Span(Words.took(run))),
                fact("Pages", new Span(Quantity.of(run.pages()))),
                fact("On", new Span(run.instance())));
        error.setVisible(run.error() != null);
        error.setText(run.error());
        error.setClassName("sync-doubt", run.status() == SyncStatus.SUSPICIOUS);
        note.setVisible(run.note() != null);
        note.setText(run.note());
        if (before == null || before.id() != run.id()) {
            sections.setSelectedTab(first);
        } else if (!run.running()) {
            showLists();
        }
    }

    private void showLists() {
        if (shown == null) {
            return;
        }
        Component open = sections.getComponent(sections.getSelectedTab());
        if (open == changes) {
            Excerpts.show(changes, details.changes(shown), "It changed nothing.", RunChanges::of);
        } else if (open == errors) {
            Excerpts.show(errors, details.errors(shown), noErrors(shown), RunErrors::of);
        } else if (open == calls) {
            Excerpts.show(
                    calls, details.calls(shown), "No call is kept: they are let go of after 30 days.", RunCalls::of);
        }
    }

    private static String noErrors(SyncRun run) {
        return run.quarantined() == 0
                ? "It understood every row."
                : "Later runs refused the same rows again; they are shown there.";
    }

    private static Div section() {
        Div section = new Div();
        section.addClassName("sync-section");
        return section;
    }

    private static Div fact(String name, Component value) {
        Span label = new Span(name);
        label.addClassName("cs-muted");
        return new Div(label, value);
    }
}
