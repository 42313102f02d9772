package io.curasync.practice.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.account.Scope;
import io.curasync.practice.TimelineEntry;
import io.curasync.practice.TimelineQuery;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The timeline of a practice, newest entry first. The user loads further pages. */
final class TimelinePanel extends Div {

    static final int PAGE = 30;

    private final TimelineQuery timeline;
    private final Scope scope;
    private final Div feed = new Div();
    private final Button earlier = new Button("Show earlier", click -> addEarlier());

    /**
     * The practice and its newest displayed entry, for reading newer ones.
     *
     * @param practice CuraSync's id; 0 if none is shown
     * @param newest id of the entry; 0 if there is none
     */
    private record NewestEntry(long practice, long newest) {}

    // Volatile, because the thread that checks for changes reads it too.
    private volatile NewestEntry shown = new NewestEntry(0, 0);
    private long oldest;

    TimelinePanel(TimelineQuery timeline, Scope scope) {
        this.timeline = timeline;
        this.scope = scope;
        earlier.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(feed, earlier);
    }

    /**
     * Shows the newest entries of a practice.
     *
     * @param id CuraSync's id
     */
    void show(long id) {
        feed.removeAll();
        List<TimelineEntry> entries = timeline.of(scope, id, PAGE);
        shown = new NewestEntry(id, entries.isEmpty() ? 0 : entries.getFirst().id());
        append(entries);
        if (entries.isEmpty()) {
            feed.add(new Paragraph("Nothing is recorded yet."));
        }
    }

    /**
     * Reads the entries that are newer than the displayed ones. Empty if the panel shows another practice. May be
     * called from any thread.
     */
    List<TimelineEntry> newer(long id) {
        NewestEntry now = shown;
        return now.practice() == id ? timeline.after(scope, id, now.newest(), PAGE) : List.of();
    }

    /** Adds newer entries at the top. Shows the timeline again if there are too many. */
    void add(List<TimelineEntry> newer) {
        NewestEntry now = shown;
        List<TimelineEntry> fresh =
                newer.stream().filter(entry -> entry.id() > now.newest()).toList();
        if (fresh.isEmpty()) {
            return;
        }
        if (fresh.size() == PAGE || now.newest() == 0) {
            show(now.practice());
            return;
        }
        shown = new NewestEntry(now.practice(), fresh.getFirst().id());
        fresh.reversed().forEach(entry -> feed.addComponentAsFirst(item(entry)));
    }

    private void addEarlier() {
        append(timeline.before(scope, shown.practice(), oldest, PAGE));
    }

    private void append(List<TimelineEntry> entries) {
        entries.forEach(entry -> {
            oldest = entry.id();
            feed.add(item(entry));
        });
        earlier.setVisible(entries.size() == PAGE);
    }

    private FeedItem item(TimelineEntry entry) {
        String detail = Stream.of(channel(entry), entry.explanation(BrowserTime.of(UI.getCurrentOrThrow())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return new FeedItem(icon(entry), tone(entry), entry.headline(), detail, new RelativeTime(entry.receivedAt()));
    }

    /** Returns the name of the channel. Empty if the title of the entry already contains it. */
    private static String channel(TimelineEntry entry) {
        return switch (entry.source()) {
            case WEBHOOK -> "webhook";
            case SYNC ->
                entry.kind() == TimelineEntry.Kind.ENROLLMENT
                        ? ""
                        : "sync" + (entry.sourceId() == null ? "" : " #" + entry.sourceId());
            case PEOPLE -> "by hand";
        };
    }

    private static Icon icon(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> Icon.CART;
            case ACTIVATION -> Icon.BOLT;
            case ENROLLMENT -> Icon.BUILDING;
            case PEOPLE -> Icon.PEOPLE;
            case CHANGE -> Icon.PENCIL;
            case STALE, MISSING -> Icon.WARNING;
            case SEEN -> Icon.SYNC;
        };
    }

    private static FeedItem.Tone tone(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER, ACTIVATION -> FeedItem.Tone.OK;
            case ENROLLMENT, PEOPLE, CHANGE -> FeedItem.Tone.ACCENT;
            case STALE, MISSING -> FeedItem.Tone.WARN;
            case SEEN -> FeedItem.Tone.NEUTRAL;
        };
    }
}
