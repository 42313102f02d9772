package io.curasync.kpi.ui;

import io.curasync.kpi.activity.Activity;
import io.curasync.practice.TimelineEntry;
import io.curasync.ui.FeedItem.Tone;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Content of an item of the activity feed.
 *
 * @param at time at which CuraSync received the fact, or at which the sync run ended
 * @param placedAt time at which the order was placed if that was more than a day before {@code at}; otherwise {@code null}
 */
record ActivityItemModel(
        IconStyle iconStyle,
        String href,
        String title,
        String detail,
        Instant at,
        @Nullable Instant placedAt) {

    private static final String SUCCEEDED = "SUCCEEDED";

    record IconStyle(Icon icon, Tone tone) {}

    static ActivityItemModel of(Activity activity) {
        return switch (activity) {
            case Activity.PracticeActivity(TimelineEntry entry) -> ofPractice(entry);
            case Activity.SyncActivity sync -> ofSync(sync);
        };
    }

    private static ActivityItemModel ofPractice(TimelineEntry entry) {
        String detail = entry.effect().isEmpty() ? entry.headline() : entry.headline() + " · " + entry.effect();
        return new ActivityItemModel(
                iconStyle(entry),
                PracticeLinks.practice(entry.practice()),
                entry.label(),
                detail,
                entry.receivedAt(),
                entry.placedLongBefore());
    }

    private static IconStyle iconStyle(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> new IconStyle(Icon.CART, Tone.OK);
            case ACTIVATION -> new IconStyle(Icon.BOLT, Tone.OK);
            case ENROLLMENT -> new IconStyle(Icon.BUILDING, Tone.ACCENT);
            case NOTE -> new IconStyle(Icon.PENCIL, Tone.ACCENT);
            case NEXT_STEP -> new IconStyle(Icon.CHECK, Tone.ACCENT);
            case PEOPLE -> new IconStyle(Icon.PEOPLE, Tone.ACCENT);
            case MISSING -> new IconStyle(Icon.WARNING, Tone.WARN);
            case CHANGE, STALE, SEEN -> new IconStyle(Icon.SYNC, Tone.NEUTRAL);
        };
    }

    private static ActivityItemModel ofSync(Activity.SyncActivity sync) {
        boolean succeeded = SUCCEEDED.equals(sync.status());
        String kind = sync.kind().charAt(0) + sync.kind().substring(1).toLowerCase(Locale.ROOT) + " sync";
        String detail = (succeeded ? "" : sync.status().toLowerCase(Locale.ROOT) + " · ")
                + NumberLabels.of(sync.seen()) + " seen · " + NumberLabels.of(sync.changed()) + " changed"
                + (sync.missedByWebhooks() == null
                        ? ""
                        : " · " + NumberLabels.of(sync.missedByWebhooks()) + " missed by webhooks");
        IconStyle iconStyle =
                succeeded ? new IconStyle(Icon.SYNC, Tone.NEUTRAL) : new IconStyle(Icon.WARNING, Tone.WARN);
        return new ActivityItemModel(iconStyle, PracticeLinks.sync(sync.run()), kind, detail, sync.at(), null);
    }
}
