package io.curasync.kpi.ui;

import io.curasync.kpi.Activity;
import io.curasync.practice.TimelineEntry;
import io.curasync.ui.FeedItem.Tone;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the activity feed.
 *
 * @param at when CuraSync received it
 * @param placedAt when an order was placed, if that was long before; {@code null} if it has just happened
 */
record ActivityItemModel(
        Look look,
        String href,
        String title,
        String detail,
        Instant at,
        @Nullable Instant placedAt) {

    private static final String SUCCEEDED = "SUCCEEDED";

    record Look(Icon icon, Tone tone) {}

    static ActivityItemModel of(Activity activity) {
        return switch (activity) {
            case Activity.OfPractice(TimelineEntry entry) -> ofPractice(entry);
            case Activity.OfSync sync -> ofSync(sync);
        };
    }

    private static ActivityItemModel ofPractice(TimelineEntry entry) {
        String detail = entry.effect().isEmpty() ? entry.headline() : entry.headline() + " · " + entry.effect();
        return new ActivityItemModel(
                look(entry),
                PracticeLinks.practice(entry.practice()),
                entry.label(),
                detail,
                entry.receivedAt(),
                entry.placedLongBefore());
    }

    private static Look look(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> new Look(Icon.CART, Tone.OK);
            case ACTIVATION -> new Look(Icon.BOLT, Tone.OK);
            case ENROLLMENT -> new Look(Icon.BUILDING, Tone.ACCENT);
            case PEOPLE -> new Look(Icon.PEOPLE, Tone.ACCENT);
            case MISSING -> new Look(Icon.WARNING, Tone.WARN);
            case CHANGE, STALE, SEEN -> new Look(Icon.SYNC, Tone.NEUTRAL);
        };
    }

    private static ActivityItemModel ofSync(Activity.OfSync sync) {
        boolean succeeded = SUCCEEDED.equals(sync.status());
        String kind = sync.kind().charAt(0) + sync.kind().substring(1).toLowerCase(Locale.ROOT) + " sync";
        String detail = (succeeded ? "" : sync.status().toLowerCase(Locale.ROOT) + " · ")
                + NumberLabels.of(sync.seen()) + " seen · " + NumberLabels.of(sync.changed()) + " changed"
                + (sync.missedByWebhooks() == null
                        ? ""
                        : " · " + NumberLabels.of(sync.missedByWebhooks()) + " missed by webhooks");
        Look look = succeeded ? new Look(Icon.SYNC, Tone.NEUTRAL) : new Look(Icon.WARNING, Tone.WARN);
        return new ActivityItemModel(look, PracticeLinks.sync(sync.run()), kind, detail, sync.at(), null);
    }
}
