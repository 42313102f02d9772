package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
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

    void show(List<Refusal> refusals) {
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
        refusals.forEach(refusal -> add(line(refusal)));
    }

    private static Div line(Refusal refusal) {
        Span who =
                new Span(Words.kind(refusal.kind()) + ", " + Words.startedBy(refusal.trigger(), refusal.requestedBy()));
        who.addClassName("cs-strong");
        Span why = new Span(refusal.message());
        why.addClassName("cs-muted");
        RelativeTime when = new RelativeTime(refusal.at());
        when.addClassName("cs-muted");
        Div head = new Div(who, when);
        head.addClassName("sync-line-head");
        Div line = new Div(head, why);
        line.setTitle(refusal.message());
        return line;
    }
}
