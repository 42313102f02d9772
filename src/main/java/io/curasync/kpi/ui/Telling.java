package io.curasync.kpi.ui;

import io.curasync.base.FeedItem.Tone;
import io.curasync.base.Icon;
import io.curasync.base.Quantity;
import io.curasync.kpi.Happening;
import io.curasync.practice.TimelineEntry;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the activity feed.
 *
 * @param at {@code null} for an order that was placed long before CuraSync received it: it has not just happened
 */
record Telling(
        Look look,
        String href,
        String title,
        String detail,
        @Nullable Instant at) {

    private static final String SUCCEEDED = "SUCCEEDED";

    record Look(Icon icon, Tone tone) {}

    static Telling of(Happening happening) {
        return switch (happening) {
            case Happening.OfPractice(TimelineEntry entry) -> ofPractice(entry);
            case Happening.OfSync sync -> ofSync(sync);
        };
    }

    private static Telling ofPractice(TimelineEntry entry) {
        String detail =
                entry.explanation().isEmpty() ? entry.headline() : entry.headline() + " · " + entry.explanation();
        return new Telling(
                look(entry),
                Links.practice(entry.practice()),
                entry.label(),
                detail,
                entry.placedLongBefore() == null ? entry.receivedAt() : null);
    }

    private static Look look(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> new Look(Icon.CART, Tone.OK);
            case ACTIVATION -> new Look(Icon.BOLT, Tone.OK);
            case ENROLMENT -> new Look(Icon.BUILDING, Tone.ACCENT);
            case PEOPLE -> new Look(Icon.PEOPLE, Tone.ACCENT);
            case MISSING -> new Look(Icon.WARNING, Tone.WARN);
            case CHANGE, STALE, SEEN -> new Look(Icon.SYNC, Tone.NEUTRAL);
        };
    }

    private static Telling ofSync(Happening.OfSync sync) {
        boolean succeeded = SUCCEEDED.equals(sync.status());
        String kind = sync.kind().charAt(0) + sync.kind().substring(1).toLowerCase(Locale.ROOT) + " sync";
        String detail = (succeeded ? "" : sync.status().toLowerCase(Locale.ROOT) + " · ")
                + Quantity.of(sync.seen()) + " seen · " + Quantity.of(sync.changed()) + " changed"
                + (sync.unannounced() == null ? "" : " · " + Quantity.of(sync.unannounced()) + " missed by webhooks");
        Look look = succeeded ? new Look(Icon.SYNC, Tone.NEUTRAL) : new Look(Icon.WARNING, Tone.WARN);
        return new Telling(look, Links.sync(sync.run()), kind, detail, sync.at());
    }
}
