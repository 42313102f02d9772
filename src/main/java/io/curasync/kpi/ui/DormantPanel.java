package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.kpi.DormantPractices;
import io.curasync.kpi.DormantPractices.DormantPractice;
import io.curasync.ui.Card;
import io.curasync.ui.FeedItem.Tone;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.chart.IdentityCache;
import io.curasync.ui.chart.SharedJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Card with the practices that became dormant most recently, and a link to all dormant practices. */
final class DormantPanel extends Composite<Card> {

    private static final SharedJson ICONS = Feed.markup(List.of(Icon.DORMANT));
    private static final IdentityCache<DormantPractices, List<SharedJson>> WITH_REPS =
            new IdentityCache<>(dormantPractices -> entries(dormantPractices, true));
    private static final IdentityCache<DormantPractices, List<SharedJson>> WITHOUT_REPS =
            new IdentityCache<>(dormantPractices -> entries(dormantPractices, false));

    private final boolean showReps;
    private final Paragraph rule =
            new Paragraph("No order for twice the usual interval and at least a week. Most recently dormant first.");
    private final Feed feed = new Feed(ICONS);
    private final Paragraph none = new Paragraph("No dormant practices.");
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
        none.setVisible(false);
        rule.addClassNames("cs-muted", "kpi-rule");
        all.addClassName("kpi-all");
        all.setVisible(false);
        var card = new Card("Dormant practices", rule, none, feed);
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
        none.setVisible(dormantPractices.practices().isEmpty());
        feed.show((showReps ? WITH_REPS : WITHOUT_REPS).of(dormantPractices));
    }

    private static List<SharedJson> entries(DormantPractices dormantPractices, boolean showReps) {
        return dormantPractices.practices().stream()
                .map(practice -> SharedJson.of(entry(practice, showReps)))
                .toList();
    }

    private static Feed.Entry entry(DormantPractice practice, boolean showReps) {
        return new Feed.Entry(
                Icon.DORMANT,
                Tone.WARN,
                PracticeLinks.practice(practice.practice()),
                practice.label(),
                "usually " + NumberLabels.interval(practice.usualInterval())
                        + (showReps && practice.rep() != null ? " · " + practice.rep() : ""),
                practice.lastOrderAt(),
                null,
                null);
    }
}
