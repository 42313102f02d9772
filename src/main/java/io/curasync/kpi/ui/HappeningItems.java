package io.curasync.kpi.ui;

import com.vaadin.flow.component.html.Anchor;
import io.curasync.base.FeedItem;
import io.curasync.base.FeedItem.Tone;
import io.curasync.base.Icon;
import io.curasync.base.RelativeTime;
import io.curasync.kpi.Happening;
import io.curasync.practice.TimelineEntry;
import java.util.Locale;

/** What has happened, as the ticker shows it. */
final class HappeningItems {

    private static final String SUCCEEDED = "SUCCEEDED";

    private HappeningItems() {}

    static FeedItem of(Happening happening) {
        return switch (happening) {
            case Happening.OfPractice(TimelineEntry entry) -> ofPractice(entry);
            case Happening.OfSync sync -> ofSync(sync);
        };
    }

    private static FeedItem ofPractice(TimelineEntry entry) {
        String detail =
                entry.explanation().isEmpty() ? entry.headline() : entry.headline() + " · " + entry.explanation();
        var link = new Anchor(Links.practice(entry.practice()), entry.label());
        var time = new RelativeTime(entry.receivedAt());
        return switch (entry.kind()) {
            case ORDER -> new FeedItem(Icon.CART, Tone.OK, link, detail, time);
            case ACTIVATION -> new FeedItem(Icon.BOLT, Tone.ACCENT, link, detail, time);
            case ENROLMENT -> new FeedItem(Icon.BUILDING, Tone.WARN, link, detail, time);
            case PEOPLE -> new FeedItem(Icon.PEOPLE, Tone.ACCENT, link, detail, time);
            case MISSING -> new FeedItem(Icon.WARNING, Tone.WARN, link, detail, time);
            case CHANGE, STALE, SEEN -> new FeedItem(Icon.SYNC, Tone.NEUTRAL, link, detail, time);
        };
    }

    private static FeedItem ofSync(Happening.OfSync sync) {
        boolean succeeded = SUCCEEDED.equals(sync.status());
        String kind = sync.kind().charAt(0) + sync.kind().substring(1).toLowerCase(Locale.ROOT) + " sync";
        String detail = (succeeded ? "" : sync.status().toLowerCase(Locale.ROOT) + " · ")
                + Numbers.count(sync.seen()) + " seen · " + Numbers.count(sync.changed()) + " changed"
                + (sync.unannounced() == null ? "" : " · " + Numbers.count(sync.unannounced()) + " missed by webhooks");
        return new FeedItem(
                succeeded ? Icon.SYNC : Icon.WARNING,
                succeeded ? Tone.NEUTRAL : Tone.WARN,
                new Anchor(Links.sync(sync.run()), kind),
                detail,
                new RelativeTime(sync.at()));
    }
}
