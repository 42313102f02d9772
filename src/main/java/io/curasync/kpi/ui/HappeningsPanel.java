package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.base.Card;
import io.curasync.base.FeedItem;
import io.curasync.base.Icon;
import io.curasync.base.RelativeTime;
import io.curasync.practice.TimelineEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The newest changes, newest first. They can be held so that they can be read while much happens. */
final class HappeningsPanel extends Composite<Card> {

    private final Div feed = new Div();
    private final Paragraph nothing = new Paragraph("Nothing has happened yet.");
    private final Button hold = new Button("Pause");
    private final Map<Long, FeedItem> items = new LinkedHashMap<>();
    private List<TimelineEntry> latest = List.of();
    private boolean held;

    @Override
    protected Card initContent() {
        feed.addClassName("kpi-feed");
        hold.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        hold.setIcon(Icon.PAUSE.create());
        hold.addClickListener(click -> toggle());
        var card = new Card("Just happened", nothing, feed);
        card.setActions(hold);
        return card;
    }

    void show(List<TimelineEntry> entries) {
        latest = entries;
        if (!held) {
            render();
        }
    }

    private void toggle() {
        held = !held;
        hold.setText(held ? "Resume" : "Pause");
        hold.setIcon((held ? Icon.PLAY : Icon.PAUSE).create());
        if (!held) {
            render();
        }
    }

    private void render() {
        nothing.setVisible(latest.isEmpty());
        var ids = latest.stream().map(TimelineEntry::id).collect(Collectors.toSet());
        for (Long gone : new HashSet<>(items.keySet())) {
            if (!ids.contains(gone)) {
                feed.remove(items.remove(gone));
            }
        }
        var fresh = new ArrayList<>(latest);
        fresh.removeIf(entry -> items.containsKey(entry.id()));
        for (TimelineEntry entry : fresh.reversed()) {
            FeedItem item = item(entry);
            items.put(entry.id(), item);
            feed.addComponentAsFirst(item);
        }
    }

    private static FeedItem item(TimelineEntry entry) {
        String detail =
                entry.explanation().isEmpty() ? entry.headline() : entry.headline() + " · " + entry.explanation();
        var link = new Anchor("practices/" + entry.practice(), entry.label());
        var time = new RelativeTime(entry.receivedAt());
        return switch (entry.kind()) {
            case ORDER -> new FeedItem(Icon.CART, FeedItem.Tone.OK, link, detail, time);
            case ACTIVATION -> new FeedItem(Icon.BOLT, FeedItem.Tone.ACCENT, link, detail, time);
            case ENROLMENT -> new FeedItem(Icon.BUILDING, FeedItem.Tone.WARN, link, detail, time);
            case PEOPLE -> new FeedItem(Icon.PEOPLE, FeedItem.Tone.ACCENT, link, detail, time);
            case MISSING -> new FeedItem(Icon.WARNING, FeedItem.Tone.WARN, link, detail, time);
            case CHANGE, STALE, SEEN -> new FeedItem(Icon.SYNC, FeedItem.Tone.NEUTRAL, link, detail, time);
        };
    }
}
