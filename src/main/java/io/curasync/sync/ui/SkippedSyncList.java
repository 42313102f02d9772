package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.sync.SkippedSync;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.LocalText;
import io.curasync.ui.RelativeTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** List of skipped syncs with their reasons. */
final class SkippedSyncList extends Div {

    private final String none;
    private @Nullable List<SkippedSync> shown;

    /**
     * Creates the list.
     *
     * @param none text to show if there are no skipped syncs
     */
    SkippedSyncList(String none) {
        this.none = none;
        addClassName("sync-lines");
    }

    /**
     * Shows the skipped syncs.
     *
     * @param time time zone and format of the user's browser
     */
    void show(List<SkippedSync> skippedSyncs, BrowserTime time) {
        if (skippedSyncs.equals(shown)) {
            return;
        }
        shown = skippedSyncs;
        removeAll();
        if (skippedSyncs.isEmpty()) {
            Paragraph nothing = new Paragraph(none);
            nothing.addClassName("cs-muted");
            add(nothing);
        }
        skippedSyncs.forEach(skippedSync -> add(line(skippedSync, time)));
    }

    private static Div line(SkippedSync skippedSync, BrowserTime time) {
        String message = LocalText.of(skippedSync.message(), time);
        Span who = new Span(SyncLabels.kind(skippedSync.kind()) + ", "
                + SyncLabels.startedBy(skippedSync.trigger(), skippedSync.requestedBy()));
        who.addClassName("cs-strong");
        Span why = new Span(message);
        why.addClassName("cs-muted");
        RelativeTime when = new RelativeTime(skippedSync.at());
        when.addClassName("cs-muted");
        Div head = new Div(who, when);
        head.addClassName("sync-line-head");
        Div line = new Div(head, why);
        line.setTitle(message);
        return line;
    }
}
