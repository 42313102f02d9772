package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.kpi.DormantPractices;
import io.curasync.kpi.DormantPractices.DormantPractice;
import io.curasync.ui.Card;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import org.jspecify.annotations.Nullable;

/** Card with the practices that became dormant most recently, and a link to all dormant practices. */
final class DormantPanel extends Composite<Card> {

    private final boolean showReps;
    private final Paragraph rule =
            new Paragraph("No order for twice the usual interval and at least a week. Most recently dormant first.");
    private final Div list = new Div();
    private final Anchor all = new Anchor(PracticeLinks.dormant());
    private @Nullable DormantPractices shown;

    /**
     * Creates an empty panel.
     *
     * @param showReps whether to show the rep of each practice
     */
    DormantPanel(boolean showReps) {
        this.showReps = showReps;
    }

    @Override
    protected Card initContent() {
        list.addClassName("kpi-feed");
        rule.addClassNames("cs-muted", "kpi-rule");
        all.addClassName("kpi-all");
        all.setVisible(false);
        var card = new Card("Dormant practices", rule, list);
        card.setActions(all);
        return card;
    }

    void show(DormantPractices dormantPractices) {
        if (dormantPractices.equals(shown)) {
            return;
        }
        shown = dormantPractices;
        String number = NumberLabels.of(dormantPractices.count())
                + (dormantPractices.count() < DormantPractices.MAX_COUNT ? "" : " or more");
        all.setText("All " + number + " dormant");
        all.setVisible(dormantPractices.count() > 0);
        list.removeAll();
        if (dormantPractices.practices().isEmpty()) {
            list.add(new Paragraph("No dormant practices."));
        }
        dormantPractices.practices().stream().map(this::item).forEach(list::add);
    }

    private FeedItem item(DormantPractice practice) {
        Component detail = new Span(
                new Span("last order "),
                new RelativeTime(practice.lastOrderAt()),
                new Span(" · usually " + NumberLabels.interval(practice.usualInterval())
                        + (showReps && practice.rep() != null ? " · " + practice.rep() : "")));
        return new FeedItem(
                Icon.DORMANT,
                FeedItem.Tone.WARN,
                new Anchor(PracticeLinks.practice(practice.practice()), practice.label()),
                detail,
                null);
    }
}
