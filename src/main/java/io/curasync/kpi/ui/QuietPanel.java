package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.base.Card;
import io.curasync.base.FeedItem;
import io.curasync.base.Icon;
import io.curasync.base.RelativeTime;
import io.curasync.kpi.Quiet;
import io.curasync.kpi.Quiet.QuietPractice;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Practices that have not ordered for well over their usual interval: the next calls. */
final class QuietPanel extends Composite<Card> {

    private static final double HOURS_A_DAY = 24;

    private final boolean everybody;
    private final Span count = new Span();
    private final Div list = new Div();
    private @Nullable Quiet shown;

    /** @param everybody whether it says whose practice each is */
    QuietPanel(boolean everybody) {
        this.everybody = everybody;
    }

    @Override
    protected Card initContent() {
        count.addClassName("kpi-count");
        list.addClassName("kpi-feed");
        var card = new Card("Quiet practices", list);
        card.setActions(count);
        return card;
    }

    void show(Quiet quiet) {
        if (quiet.equals(shown)) {
            return;
        }
        shown = quiet;
        count.setText(quiet.count() < Quiet.MOST ? Integer.toString(quiet.count()) : Quiet.MOST + " or more");
        count.setVisible(quiet.count() > 0);
        list.removeAll();
        if (quiet.practices().isEmpty()) {
            list.add(new Paragraph("Every practice orders as often as it used to."));
        }
        quiet.practices().stream().map(this::item).forEach(list::add);
    }

    private FeedItem item(QuietPractice practice) {
        Component detail = new Span(
                new Span("last order "),
                new RelativeTime(practice.lastOrderAt()),
                new Span(" · usually " + interval(practice.usual())
                        + (everybody && practice.rep() != null ? " · " + practice.rep() : "")));
        return new FeedItem(
                Icon.DORMANT,
                FeedItem.Tone.WARN,
                new Anchor(Links.practice(practice.practice()), practice.label()),
                detail,
                null);
    }

    private static String interval(Duration usual) {
        long days = Math.round(usual.toHours() / HOURS_A_DAY);
        return days <= 1 ? "every day" : "every " + days + " days";
    }
}
