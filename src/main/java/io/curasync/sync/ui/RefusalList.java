package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.base.BrowserTime;
import io.curasync.base.LocalText;
import io.curasync.base.RelativeTime;
import io.curasync.sync.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attempts that did not become a run, and why. */
final class RefusalList extends Div {

    private final String none;
    private @Nullable List<Refusal> shown;

    /** @param none what to say when there is none */
    RefusalList(String none) {
        this.none = none;
        addClassName("sync-lines");
    }

    /** @param time of the user's browser */
    void show(List<Refusal> refusals, BrowserTime time) {
        if (refusals.equals(shown)) {
            return;
        }
        shown = refusals;
        removeAll();
        if (refusals.isEmpty()) {
            Paragraph nothing = new Paragraph(none);
            nothing.addClassName("cs-muted");
            add(nothing);
        }
        refusals.forEach(refusal -> add(line(refusal, time)));
    }

    private static Div line(Refusal refusal, BrowserTime time) {
        String message = LocalText.of(refusal.message(), time);
        Span who =
                new Span(Words.kind(refusal.kind()) + ", " + Words.startedBy(refusal.trigger(), refusal.requestedBy()));
        who.addClassName("cs-strong");
        Span why = new Span(message);
        why.addClassName("cs-muted");
        RelativeTime when = new RelativeTime(refusal.at());
        when.addClassName("cs-muted");
        Div head = new Div(who, when);
        head.addClassName("sync-line-head");
        Div line = new Div(head, why);
        line.setTitle(message);
        return line;
    }
}
