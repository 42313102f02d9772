package io.curasync.sync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.tabs.TabSheetVariant;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import io.curasync.sync.history.RunApprovalService;
import io.curasync.sync.history.RunDetails;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.DrawerHead;
import io.curasync.ui.LocalText;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import org.jspecify.annotations.Nullable;

/**
 * Drawer that shows the outcome, counts, changes, errors and API calls of one run. Reads changes, errors and API calls only when the user
 * opens their tab. Reads the list of the open tab again when the run ends, and when the run changes after its end.
 */
final class RunDrawer extends Div {

    private final RunDetails details;
    private final H2 title = new H2();
    private final Div facts = new Div();
    private final Paragraph error = new Paragraph();
    private final Paragraph note = new Paragraph();
    private final ApprovalBar approval;
    private final RunCounts counts = new RunCounts();
    private final Div changes = section();
    private final Div errors = section();
    private final Div calls = section();
    private final TabSheet sections = new TabSheet();
    private final Tab first;
    private @Nullable SyncRun shown;

    /**
     * Creates the drawer without a run.
     *
     * @param close called when the user closes the drawer
     */
    RunDrawer(RunDetails details, RunApprovalService runApprovalService, Runnable close) {
        this.details = details;
        approval = new ApprovalBar(runApprovalService);
        addClassNames("cs-card", "cs-drawer", "sync-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Sync run");
        facts.addClassName("sync-facts");
        error.addClassName("sync-error");
        note.addClassNames("sync-error", "sync-doubt");
        first = sections.add("Counts", counts);
        sections.add("Changes", changes);
        sections.add("Errors", errors);
        sections.add("Calls", calls);
        sections.addClassName("sync-sections");
        sections.addThemeVariants(TabSheetVariant.AURA_NO_BORDER, TabSheetVariant.NO_PADDING);
        sections.addSelectedChangeListener(change -> showLists());
        add(new DrawerHead(title, close), facts, error, note, approval, sections);
    }

    void show(SyncRun run) {
        SyncRun before = shown;
        shown = run;
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        counts.show(run, details.skippedBecauseOf(run), time);
        approval.show(run);
        if (run.equals(before)) {
            return;
        }
        title.setText("Sync #" + run.id());
        facts.removeAll();
        facts.add(
                SyncLabels.badge(run.status()),
                fact("Kind", new Span(SyncLabels.kind(run.kind()))),
                fact("Started by", new Span(SyncLabels.startedBy(run.trigger(), run.requestedBy()))),
                fact("Started", RelativeTime.clock(run.startedAt())),
                fact(run.running() ? "So far" : "Took", new Span(SyncLabels.took(run))),
                fact("Pages", new Span(NumberLabels.of(run.pages()))),
                fact("Server", new Span(run.instance())));
        show(error, run.error(), time);
        error.setClassName("sync-doubt", run.status() == SyncStatus.SUSPICIOUS);
        show(note, run.note(), time);
        if (before == null || before.id() != run.id()) {
            sections.setSelectedTab(first);
        } else if (!run.running()) {
            showLists();
        }
    }

    private static void show(Paragraph paragraph, @Nullable String text, BrowserTime time) {
        paragraph.setVisible(text != null);
        paragraph.setText(text == null ? "" : LocalText.of(text, time));
    }

    private void showLists() {
        if (shown == null) {
            return;
        }
        Component open = sections.getComponent(sections.getSelectedTab());
        if (open == changes) {
            TruncatedList.show(
                    changes,
                    details.changes(shown),
                    "No changes.",
                    steps -> RunChanges.of(steps, BrowserTime.of(UI.getCurrent())));
        } else if (open == errors) {
            TruncatedList.show(errors, details.errors(shown), noErrors(shown), RunErrors::of);
        } else if (open == calls) {
            TruncatedList.show(
                    calls, details.calls(shown), "No calls stored. They are deleted after 30 days.", RunCalls::of);
        }
    }

    private static String noErrors(SyncRun run) {
        return run.quarantined() == 0 ? "No errors." : "Later runs rejected the same rows again and list them.";
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
